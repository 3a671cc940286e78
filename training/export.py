"""Turn ``reader.pt`` into the files that ship: ``python export.py --data FOLDER --run FOLDER --out FOLDER [--bits 8|32]``.

The ONNX graph is written out here operation by operation, for one window at a time (no padding, no mask), so that a
result cannot depend on what else is in a batch. Weights are kept in seven bits with a scale for each column: products of
that size never saturate the 16-bit sums of processors without VNNI. Activations are cut to eight bits as they come.
"""

import argparse
import json
import shutil
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from data import read_conllu
from network import ATTENTION_HEADS, LAYERS, REL, WIDTH, Network
from train import minilm_folder

FLOAT = TensorProto.FLOAT


class Graph:
    """A little builder: every method adds a node and returns the name of its output."""

    def __init__(self, bits: int) -> None:
        self.bits, self.nodes, self.inits, self.names = bits, [], [], set()
        self.quantised: dict[str, tuple[str, ...]] = {}

    def const(self, name: str, value: np.ndarray) -> str:
        name = "w:" + name
        if name not in self.names:
            self.names.add(name)
            self.inits.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        out = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **attributes))
        return out

    def product(self, x: str, name: str, w: np.ndarray, bias: np.ndarray | None = None) -> str:
        """X @ w (+ bias), w given as (inputs, outputs)."""
        if self.bits == 32:
            y = self.op("MatMul", x, self.const(name, w.astype(np.float32)))
        else:
            scale = np.maximum(np.abs(w).max(0), 1e-8) / 63
            if x not in self.quantised:
                self.quantised[x] = tuple(f"q{len(self.nodes)}{c}" for c in "xsz")
                self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], list(self.quantised[x])))
            bytes_, row, middle = self.quantised[x]
            whole = self.op("MatMulInteger", bytes_, self.const(name, np.round(w / scale).astype(np.int8)), middle)
            y = self.op("Mul", self.op("Cast", whole, to=FLOAT), self.op("Mul", row, self.const(name + ".scale", scale.astype(np.float32))))
        return y if bias is None else self.op("Add", y, self.const(name + ".bias", bias.astype(np.float32)))

    def look_up(self, ids: str, name: str, table: np.ndarray) -> str:
        """Rows of an embedding table."""
        if self.bits == 32:
            return self.op("Gather", self.const(name, table.astype(np.float32)), ids)
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        rows = self.op("Cast", self.op("Gather", self.const(name, np.round(table / scale).astype(np.int8)), ids), to=FLOAT)
        return self.op("Mul", rows, self.op("Gather", self.const(name + ".scale", scale.astype(np.float32)), ids))

    def norm(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        return self.op("LayerNormalization", x, self.const(name + ".w", weight), self.const(name + ".b", bias), axis=-1, epsilon=1e-12)


def build(net: Network, bits: int) -> onnx.ModelProto:
    """Write the whole network as one graph: piece ids in, scores of words out."""
    p = {k: v.detach().cpu().numpy().astype(np.float32) for k, v in net.state_dict().items()}
    g = Graph(bits)
    linear = lambda x, name: g.product(x, name, p[name + ".weight"].T, p[name + ".bias"])  # noqa: E731
    positions = g.op("Slice", g.const("position", p["position.weight"]), g.const("zero", np.array([0], np.int64)), g.op("Shape", "ids"))
    x = g.op("Add", g.op("Add", g.look_up("ids", "word", p["word.weight"]), positions), g.op("Gather", g.const("shape_in", p["shape_in.weight"]), "shapes"))
    x = g.norm(x, "norm", p["norm.weight"], p["norm.bias"])
    first_axis = g.const("first_axis", np.array([0], np.int64))
    for i in range(LAYERS):
        at = f"layers.{i}."
        qkv = g.op("Unsqueeze", linear(x, at + "qkv"), first_axis)
        parts = [f"{at}{c}" for c in "qkv"]
        g.nodes.append(helper.make_node("Split", [qkv], parts, axis=-1, num_outputs=3))
        a = g.op("Squeeze", g.op("MultiHeadAttention", *parts, domain="com.microsoft", num_heads=ATTENTION_HEADS), first_axis)
        x = g.norm(g.op("Add", x, linear(a, at + "out")), at + "norm1", p[at + "norm1.weight"], p[at + "norm1.bias"])
        inner = g.op("Gelu", linear(x, at + "up"), domain="com.microsoft")
        x = g.norm(g.op("Add", x, linear(inner, at + "down")), at + "norm2", p[at + "norm2.weight"], p[at + "norm2.bias"])
    both = g.op("Mul", g.op("Add", g.op("Gather", x, "first"), g.op("Gather", x, "last")), g.const("half", np.float32(0.5)))
    x = g.op("Concat", both, g.op("Gather", g.const("shape_out", p["shape_out.weight"]), "word_shapes"), axis=-1)

    heads = ["arc_dep", "arc_head", "rel_dep", "rel_head"]
    w = np.concatenate([p[h + ".weight"] for h in heads]).T
    b = np.concatenate([p[h + ".bias"] for h in heads])
    hidden = g.op("Relu", g.product(x, "pairs", w, b))
    parts = ["arc_dep", "arc_head", "rel_dep", "rel_head"]
    sizes = g.const("pair_sizes", np.array([p[h + ".weight"].shape[0] for h in heads], np.int64))
    g.nodes.append(helper.make_node("Split", [hidden, sizes], parts, axis=-1))
    left = g.product("arc_dep", "arc", p["arc"][:-1], p["arc"][-1])
    arcs = g.op("MatMul", left, g.op("Transpose", "arc_head", perm=[1, 0]))
    rel = p["rel"]  # labels x (dep + 1) x (head + 1)
    n_rel = rel.shape[0]
    wide = rel.transpose(1, 0, 2).reshape(REL + 1, n_rel * (REL + 1))
    rels = g.op("Reshape", g.product("rel_dep", "rel", wide[:-1], wide[-1]), g.const("rel_shape", np.array([-1, n_rel, REL + 1], np.int64)))
    small = ["start", "upos", "tag", "feats"]
    w = np.concatenate([p[h + ".weight"] for h in small]).T
    labels = g.product(x, "labels", w, np.concatenate([p[h + ".bias"] for h in small]))
    names = linear(g.op("Relu", linear(x, "ner1")), "ner2")
    outputs = {"arcs": arcs, "rels": rels, "rel_heads": "rel_head", "labels": labels, "names": names}
    g.nodes += [helper.make_node("Identity", [v], [k]) for k, v in outputs.items()]
    ints = [helper.make_tensor_value_info(k, TensorProto.INT64, [s]) for k, s in (("ids", "t"), ("shapes", "t"), ("first", "n"), ("last", "n"), ("word_shapes", "n"))]
    outs = [helper.make_tensor_value_info(k, FLOAT, None) for k in outputs]
    graph = helper.make_graph(g.nodes, "sayso-en", ints, outs, g.inits)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)], ir_version=10, producer_name="sayso")


def lemma_tables(data: Path) -> dict[str, object]:
    """Lemmas that rules do not give, and the words known to be lemmas, from the training treebanks."""
    import sys  # noqa: PLC0415

    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    from sayso.annotate.lemmas import rule_lemma  # noqa: PLC0415  the run-time rules

    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("gum-open-train", "ewt-train"):
        for s in read_conllu(data / f"treebanks/{name}.conllu"):
            for c in s.rows:
                if c[3] not in ("PROPN", "PUNCT", "NUM", "SYM", "X") and c[2] != "_":
                    seen[c[1].lower(), c[3]][c[2].lower()] += 1
    best = {k: v.most_common(1)[0][0] for k, v in seen.items()}
    known: dict[str, set[str]] = {"VERB": set(), "NOUN": set()}
    for (_, pos), lemma in best.items():
        if pos in known and lemma.isalpha():
            known[pos].add(lemma)
    words = frozenset(json.loads((minilm_folder() / "tokenizer.json").read_text(encoding="utf8"))["model"]["vocab"])
    tables: dict[str, dict[str, str]] = defaultdict(dict)
    for (form, pos), lemma in sorted(best.items()):
        if form.isascii() and rule_lemma(form, pos, known, words) != lemma and sum(seen[form, pos].values()) >= 1:
            tables[pos][form] = lemma
    for pos, forms in tomllib.loads((Path(__file__).parent / "irregular.toml").read_text(encoding="utf8")).items():
        tables[pos].update(forms)
        known[pos].update(forms.values())
    return {"exceptions": tables, "known": {k: sorted(v) for k, v in known.items()}}


def main() -> None:
    """Write the model folder."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--run", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--bits", type=int, choices=(8, 32), default=8)
    args = ap.parse_args()
    labels = json.loads((args.run / "labels.json").read_text())
    net = Network({k: len(v) for k, v in labels.items()})
    net.load_state_dict(torch.load(args.run / "reader.pt", map_location="cpu"))
    assert net.word.weight.shape[1] == WIDTH
    args.out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(net.eval(), args.bits), args.out / "reader.onnx")
    shutil.copy(minilm_folder() / "tokenizer.json", args.out / "tokenizer.json")
    (args.out / "labels.json").write_text(json.dumps(labels, separators=(",", ":")) + "\n")
    (args.out / "lemmas.json").write_text(json.dumps(lemma_tables(args.data), separators=(",", ":"), ensure_ascii=False) + "\n")
    for f in sorted(args.out.iterdir()):
        print(f.name, round(f.stat().st_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main()
