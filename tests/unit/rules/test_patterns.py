from mlgate.rules.patterns import Pattern


def test_it_is_compiled_when_it_is_asked_and_once():
    pattern = Pattern(r"(?i)[a-z]+\d")
    assert pattern._made is None
    assert pattern.search("- B7")[0] == "B7"
    assert pattern.compiled is pattern.compiled


def test_it_answers_as_a_compiled_one_does():
    pattern = Pattern(r"[a-z]\d")
    text = "a1 b2 c3"
    assert pattern.match(text)[0] == "a1"
    assert pattern.match(text, 1) is None
    assert pattern.fullmatch(text) is None
    assert pattern.search(text, 2, 5)[0] == "b2"
    assert pattern.search(text, 6, 7) is None
    assert [one[0] for one in pattern.finditer(text, 1)] == ["b2", "c3"]
    assert pattern.findall(text) == ["a1", "b2", "c3"]
