"""What kind of source somebody is, by actor and by the words for it."""

import pytest

from sayso.kinds import source_kind


@pytest.mark.parametrize(
    ("actor", "sector", "called", "kind"),
    [
        ("SDN:MIL", "MIL", "the army", "party"),
        ("GRP:m23", "REB", "M23", "party"),
        ("PER:tariq-bahrami", "GOV", "Tariq Bahrami | the defence minister", "party"),
        ("TXT:regional-military-administration", None, "regional military administration", "government"),
        ("TXT:army-television", None, "army television", "media"),
        ("UKR:MED", "MED", "Suspilne", "media"),
        ("ORG:un-ocha", "IGO", "OCHA", "un"),
        ("TXT:minusma", None, "MINUSMA", "un"),
        ("ORG:who", "IGO", "WHO", "un"),
        ("ORG:african-union", "IGO", "the African Union", "international"),
        ("ORG:ukr-emergency", "GOV", "State Emergency Service of Ukraine", "rescue"),
        ("TXT:rescuers", None, "rescuers", "rescue"),
        ("TXT:civil-hospital", None, "Civil Hospital | its director, Ahmad Noori", "rescue"),
        ("ORG:phl-health", "HLH", "the health ministry", "government"),
        ("TXT:health official", "HLH", "a Kabul health official", "government"),
        ("ORG:sdn-doctors", "HLH", "Central Committee of Sudan Doctors", "monitor"),
        ("TXT:activists", None, "the Kyunhla Activists Group", "monitor"),
        ("ORG:col-ombudsman", None, "Ombudsman's Office | the human rights ombudsman", "government"),
        ("TXT:council", None, "the council chairmen", "government"),
        ("PER:ana-ruiz", None, "Ana Ruiz | a teacher at the school", "witness"),
        ("NGA:CVL", "CVL", "residents", "witness"),
        ("PER:sani-musa", None, "Sani Musa", None),
    ],
)
def test_what_kind_of_source_somebody_is(actor, sector, called, kind):
    """The first row that fits: sector, id and words together."""
    assert source_kind(actor, sector, called) == kind


def test_no_word_counts_inside_another():
    """A union is not the UN, nor is a guesthouse a guest, the unarmed are neither."""
    assert source_kind("TXT:union", None, "the union") == "monitor"
    assert source_kind("TXT:guesthouse", None, "a guesthouse") is None
    assert source_kind("TXT:unarmed", None, "the unarmed") is None
