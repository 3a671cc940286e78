"""sayso inside a spaCy pipeline."""

import pytest
import spacy

TEXT = "Rebels shelled the market in Goma on Monday, the army said."


@pytest.mark.model
def test_a_blank_pipeline_gets_a_parse_and_claims():
    """In a pipeline that only tokenizes, the component parses and reads."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso", config={"published": "2024-05-07", "outlet": "A"})
    doc = nlp(TEXT)
    assert doc.has_annotation("DEP")
    (event,) = [c for c in doc._.claims if c.kind == "event"]
    assert (event.event.type, event.event.when.edtf, event.attribution.outlet) == ("ASSAULT", "2024-05-06", "A")
    assert event.attribution.source.text == "the army"


@pytest.mark.model
def test_a_document_can_bring_its_own_date():
    """What stands in ``user_data`` goes before the configuration."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso")
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2024-05-14"
    doc = nlp(doc)
    assert [c.event.when.edtf for c in doc._.claims if c.event] == ["2024-05-13"]
