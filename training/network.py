"""The network: MiniLM-L6 with case shapes at its input, and one small head for each layer of annotation."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (the usual name)

from data import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC, REL, SHAPE_WIDTH = 320, 112, 32


class Layer(nn.Module):
    """One post-norm transformer layer as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Attend and transform; ``mask`` is additive, batch x 1 x 1 x length."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads. ``sizes`` gives the number of labels of each head."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.shape_in = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.shape_out = nn.Embedding(SHAPES, SHAPE_WIDTH)
        d = WIDTH + SHAPE_WIDTH
        self.drop = nn.Dropout(0.2)
        self.arc_dep, self.arc_head = nn.Linear(d, ARC), nn.Linear(d, ARC)
        self.rel_dep, self.rel_head = nn.Linear(d, REL), nn.Linear(d, REL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.randn(sizes["rel"], REL + 1, REL + 1) * 0.02)
        self.start, self.upos, self.tag, self.feats = (nn.Linear(d, n) for n in (1, sizes["upos"], sizes["tag"], sizes["feats"]))
        self.ner1, self.ner2 = nn.Linear(d, 192), nn.Linear(192, sizes["ner"])
        nn.init.xavier_uniform_(self.arc)
        nn.init.zeros_(self.shape_in.weight)

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Start from the published encoder."""
        with torch.no_grad():
            self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0])
            copy = lambda m, key: (m.weight.copy_(weights[key + ".weight"]), m.bias.copy_(weights[key + ".bias"]))  # noqa: E731
            copy(self.norm, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for name in ("weight", "bias"):
                    parts = [weights[f"{p}attention.self.{x}.{name}"] for x in ("query", "key", "value")]
                    getattr(layer.qkv, name).copy_(torch.cat(parts))
                copy(layer.out, p + "attention.output.dense")
                copy(layer.norm1, p + "attention.output.LayerNorm")
                copy(layer.up, p + "intermediate.dense")
                copy(layer.down, p + "output.dense")
                copy(layer.norm2, p + "output.LayerNorm")

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor, word_shapes: Tensor) -> Tensor:
        """Vectors of words: the mean of a word's first and last piece, with its shape."""
        x = self.word(ids) + self.position.weight[: ids.size(1)] + self.shape_in(shapes)
        x = self.norm(x)
        additive = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, additive)
        pick = lambda i: x.gather(1, i.unsqueeze(-1).expand(-1, -1, WIDTH))  # noqa: E731
        return self.drop(torch.cat([(pick(first) + pick(last)) / 2, self.shape_out(word_shapes)], -1))

    def arcs(self, x: Tensor) -> Tensor:
        """Score of every (dependent, head) pair of words; a root is its own head."""
        dep, head = F.relu(self.arc_dep(x)), F.relu(self.arc_head(x))
        return with_one(dep) @ self.arc @ head.transpose(1, 2)

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of the given arcs."""
        dep, head = with_one(F.relu(self.rel_dep(x))), with_one(F.relu(self.rel_head(x)))
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, REL + 1))
        # dep . rel . head, one label after the other inside a single product
        left = torch.einsum("bni,rij->bnrj", dep, self.rel)
        return (left * head.unsqueeze(2)).sum(-1)

    def names(self, x: Tensor) -> Tensor:
        """Scores of the entity tags."""
        return self.ner2(F.relu(self.ner1(x)))


def with_one(x: Tensor) -> Tensor:
    """Append a constant 1 for the bias of a bilinear form."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
