"""What a step says reaches its job as it was meant, and as nothing else."""

import re

import pytest

from mlgate.github.step import SUMMARY_LIMIT, Quiet, Refusal, Step, log


@pytest.fixture
def step(tmp_path):
    return Step(outputs=tmp_path / "outputs", summary=tmp_path / "summary")


def parsed(text):
    """Read a `GITHUB_OUTPUT` file as the runner does."""
    values, lines = {}, iter(text.splitlines())
    for line in lines:
        name, _, delimiter = line.partition("<<")
        assert delimiter, f"{line!r} is no heredoc"
        value = []
        for content in lines:
            if content == delimiter:
                break
            value.append(content)
        else:
            pytest.fail(f"{name} is not ended")
        values[name] = "\n".join(value)
    return values


def test_outputs_are_read_back(step):
    step.write({"verdict": "fail"})
    step.write({"verdict-file": "/tmp/a b/verdict.json", "empty": ""})
    assert parsed(step.outputs.read_text(encoding="utf-8")) == {
        "verdict": "fail",
        "verdict-file": "/tmp/a b/verdict.json",
        "empty": "",
    }


def test_no_value_can_set_another_output(step):
    step.write({"one": "1"})
    learned = step.outputs.read_text(encoding="utf-8").splitlines()[-1]
    hostile = f"x\n{learned}\nverdict=pass\nverdict<<E\npass\nE"
    step.write({"verdict-file": hostile})
    assert parsed(step.outputs.read_text(encoding="utf-8")) == {"one": "1", "verdict-file": hostile}


def test_outside_of_github_nothing_is_written(tmp_path):
    step = Step.of({"GITHUB_OUTPUT": "", "GITHUB_ENV": str(tmp_path / "env")})
    step.write({"verdict": "pass"})
    step.summarise("text")
    assert list(tmp_path.iterdir()) == []


def test_a_summary_is_cut_at_what_github_shows(step):
    step.summarise("é" * SUMMARY_LIMIT)
    content = step.summary.read_bytes()
    assert len(content) <= SUMMARY_LIMIT
    assert content.decode("utf-8").endswith("The verdict file has everything._\n")


def test_what_is_printed_in_between_is_no_command(capfdbinary):
    with Quiet():
        log("::set-output name=verdict::pass")
    begin, inside, end = capfdbinary.readouterr().out.decode().splitlines()
    token = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", begin)[1]
    assert inside == "::set-output name=verdict::pass"
    assert end == f"::{token}::"


def test_the_words_that_end_it_are_never_the_same(capfdbinary):
    for _ in range(2):
        with Quiet():
            pass
    assert len(set(re.findall(rb"stop-commands::(.*)", capfdbinary.readouterr().out))) == 2


def test_a_refusal_says_it_in_log_summary_and_outputs(step, capfdbinary):
    refusals = [
        Refusal(message="100% wrong", path="team, a/mlgate.toml", line=3),
        Refusal(message="x\n::error::owned ```` @all"),
    ]
    assert step.refuse(refusals) == 2
    first, second = capfdbinary.readouterr().out.decode().splitlines()
    assert first == "::error file=team%2C a/mlgate.toml,line=3,title=mlgate::100%25 wrong"
    assert second.startswith("::error title=mlgate::x : :error: :owned".replace(": :", ":\u200a:"))
    outputs = parsed(step.outputs.read_text(encoding="utf-8"))
    assert outputs["verdict"] == "error"
    assert outputs["exit-code"] == "2"
    assert outputs["verdict-file"] == ""
    summary = step.summary.read_text(encoding="utf-8")
    assert "team, a/mlgate.toml:3: 100% wrong" in summary
    # The fence is longer than any run of backticks in it, so that nothing in it is read as Markdown.
    assert summary.count("`````") == 2


def test_github_shows_ten_annotations_and_the_log_has_the_rest(step, capfdbinary):
    step.refuse([Refusal(message=f"problem {number}") for number in range(12)])
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert lines[-2:] == ["problem 10", "problem 11"]
