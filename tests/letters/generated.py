"""Contexts of every letter, made from their types, with whatever people are called."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import strategies as st

from infra.local.letters.scope import hints_of, is_text, kind_of

AWKWARD = (
    'Dupont & Fils <SARL> d\'Été "Zoé"',
    "&amp; &lt;b&gt; ]]> <!-- --> <?x?>",
    "😀 👩‍👧 Zoé",
    "محمد علي \u202eעברית",
    "N’Gu\ud800essan\udfff",
    "\x00\x08\x1b[31m\x85\ufffe\uffff",
    "3 rue\ndu\tMarché\r\n\f\v\u2028",
    "A" * 5_000,
    '{ PAGE \\* MERGEFORMAT } { IF 1 = 1 "a" }',
    "«\u00a01\u202f234,56\u00a0€\u00a0»",
    " ",
    "",
)


def contexts(context):
    """Make contexts of that class: lists of no item, of some, of many; what may be absent is so, or not."""
    return _of(kind_of(context))


def _texts():
    return st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=()), max_size=12)


def _of(kind):
    if kind.may_be_absent:
        return st.none() | _present(kind)
    return _present(kind)


def _present(kind):
    if kind.item is not None:
        return st.lists(_of(kind_of(kind.item)), max_size=3).map(tuple)
    if kind.type is str:
        return _texts()
    if is_text(kind):
        return st.sampled_from(kind.type)
    hints = hints_of(kind.type)
    return st.builds(kind.type, **{field.name: _of(kind_of(hints[field.name])) for field in fields(kind.type)})
