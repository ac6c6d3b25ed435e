"""The parser's CLEAR labels to Universal Dependencies: nominals govern their prepositions, predicates their copulas.

In: heads and labels of one sentence run as spaCy's English pipelines give them. Out: the same in UD terms.
After de Marneffe et al., "Universal Dependencies", Computational Linguistics 47(2), 2021; what events do not
turn on (light adverbs, numerals' parts) keeps the nearest UD label.
"""

from __future__ import annotations

RENAMED = {
    "ROOT": "root",
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "neg": "advmod:neg",
    "acomp": "xcomp",
    "attr": "xcomp",
    "oprd": "xcomp",
    "npadvmod": "obl:npmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "dep",
    "pobj": "obl",
    "pcomp": "advcl",
    "prep": "advmod",
    "agent": "advmod",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


class Rehanging:
    """One sentence run being changed from CLEAR to UD; `heads` and `labels` are lists that it owns."""

    def __init__(self, heads: list[int], labels: list[str], upos: list[str], lemmas: list[str]) -> None:
        self.heads, self.labels, self.upos, self.lemmas = heads, labels, upos, lemmas
        self.size = len(heads)

    def run(self) -> tuple[list[int], list[str]]:
        """Return heads and labels in UD terms."""
        self._free_coordinated_prepositions()
        for i in range(self.size):
            if self.labels[i] in ("attr", "acomp") and self.lemmas[self.heads[i]] == "be":
                self._predicate_over_copula(i)
        for i in sorted(range(self.size), key=self._depth, reverse=True):
            if self._is_preposition(i):
                self._object_over_preposition(i)
        self._flatten_coordination()
        self.labels = [RENAMED.get(label, label) for label in self.labels]
        return self.heads, self.labels

    def _below(self, i: int, *labels: str) -> list[int]:
        return [
            k for k in range(self.size) if k != i and self.heads[k] == i and (not labels or self.labels[k] in labels)
        ]

    def _depth(self, i: int) -> int:
        depth = 0
        while self.heads[i] != i and depth < self.size:
            i, depth = self.heads[i], depth + 1
        return depth

    def _take_place(self, riser: int, fallen: int, label: str) -> None:
        """Put `riser` where `fallen` hangs; `fallen` and what else hung on it go below `riser`."""
        up, relation = self.heads[fallen], self.labels[fallen]
        for k in self._below(fallen):
            if k != riser:
                self.heads[k] = riser
        self.heads[riser] = riser if up == fallen else up
        self.labels[riser] = relation
        self.heads[fallen], self.labels[fallen] = riser, label

    def _predicate_over_copula(self, i: int) -> None:
        copula = self.heads[i]
        if self._below(copula, "expl"):
            self.labels[i] = "nsubj"
        elif len(self._below(copula, "attr", "acomp")) == 1:
            self._take_place(i, copula, "cop")

    def _free_coordinated_prepositions(self) -> None:
        for i in range(self.size):
            if self.labels[i] == "conj" and self.upos[i] == "ADP" and self._below(i, "pobj", "pcomp"):
                first = self.heads[i]
                self.heads[i] = self.heads[first] if self.heads[first] != first else first
                self.labels[i] = "prep"

    def _is_preposition(self, i: int) -> bool:
        label = self.labels[i]
        if label in _PREPOSITIONS and self._below(i, "pobj", "pcomp"):
            return True
        return label in ("pcomp", "pobj") and self.upos[i] in ("ADP", "SCONJ") and bool(self._below(i, "pobj"))

    def _object_over_preposition(self, i: int) -> None:
        label, below = self.labels[i], self._below(i, "pobj", "pcomp")
        riser = below[0]
        clause = self.labels[riser] == "pcomp" and self.upos[riser] in ("VERB", "AUX")
        governor = self.upos[self.heads[i]] if self.heads[i] != i else ""
        self._take_place(riser, i, "mark" if clause else "case")
        if self.labels[riser] == "ROOT":
            return
        if label in ("pcomp", "pobj"):
            self.labels[riser] = "pobj"
            return
        nominal = governor in _NOMINAL
        if clause:
            self.labels[riser] = "acl" if nominal else "advcl"
        elif label == "agent":
            self.labels[riser] = "obl:agent"
        else:
            self.labels[riser] = "nmod" if nominal else "obl"

    def _flatten_coordination(self) -> None:
        for i in range(self.size):
            while self.labels[i] == "conj" and self.labels[self.heads[i]] == "conj":
                self.heads[i] = self.heads[self.heads[i]]
        for i in range(self.size):
            if self.labels[i] == "cc":
                after = [k for k in self._below(self.heads[i], "conj") if k > i]
                if after:
                    self.heads[i] = after[0]
