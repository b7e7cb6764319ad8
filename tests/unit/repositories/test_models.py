"""Which models are found, and which checks judge them; what makes a repository train."""

import pytest

from mlgate import repositories
from mlgate.repositories import applications
from mlgate.repositories.repository import Repository
from repositories import made

MODEL = '[model.m]\npath = "out/m.onnx"\ntarget = "y"\n'


def unchecked(folder, files):
    found = repositories.check(Repository(made(folder, files)), ["MLP706"])
    return [(one.location.path, one.location.line) for one in found]


@pytest.mark.parametrize(
    "code",
    [
        "joblib.dump(model, 'out/m.joblib')",
        "joblib.dump(model, Path('out/m.joblib'))",
        "pickle.dump(model, open('out/model.pkl', 'wb'))",
        "torch.save(net.state_dict(), './out/net.pt')",
        "booster.save_model('out/model.cbm')",
        "model.save(filepath='net.keras')",
    ],
)
def test_what_the_code_saves(code, tmp_path):
    assert unchecked(tmp_path, {"train.py": f"import x\n{code}\n"}) == [("train.py", 2)]


@pytest.mark.parametrize(
    "code",
    [
        "joblib.dump(rows, 'rows.joblib')",
        "torch.load('net.pt')",
        "json.dump(a, open('model.json', 'w'))",
        "model.save(",
    ],
)
def test_what_is_no_model_that_is_saved(code, tmp_path):
    assert unchecked(tmp_path, {"train.py": f"import x\n{code}\n"}) == []


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (MODEL, True),
        (f'{MODEL}[regression.r]\nmodel = "m"\ndata = "d"\n', False),
        ('[artifact.a]\npaths = ["out/**"]\n', False),
        ('[artifact.a]\npaths = ["out"]\n', False),
        ('[artifact.a]\npaths = ["out/**/*.onnx"]\n', False),
        ('[artifact.a]\npaths = ["**/*.onnx"]\n', False),
        ('[artifact.a]\npaths = ["."]\n', False),
        ('[artifact.a]\npaths = ["other/**"]\n', True),
        ('[artifact.a]\npaths = ["out/**/*.skops"]\n', True),
        ('[lint.a]\npaths = ["."]\n', True),
        ('[lint.a]\npaths = ["out"]\n', True),
        ('[regression.r]\ncandidate = "p.parquet"\n', False),
        ('[model.m]\npath = "pkg.load:model"\ntarget = "y"\n[regression.r]\nmodel = "m"\n', False),
        ('[repo.r]\npaths = ["out/**"]\n', True),
        ("not toml [", True),
    ],
)
def test_which_checks_judge_it(toml, told, tmp_path):
    assert bool(unchecked(tmp_path, {"mlgate.toml": toml, "out/m.onnx": "x"})) is told


def test_outputs_of_dvc_that_are_models(tmp_path):
    pipeline = "stages:\n  a:\n    cmd: b\n    outs:\n    - out/net.onnx\n    - out/rows.parquet\n    - out/net\n"
    files = {"dvc.yaml": pipeline + "artifacts:\n  net:\n    path: out/net\n    type: model\n"}
    assert unchecked(tmp_path, files) == [("dvc.yaml", 5)]
    (one,) = repositories.check(Repository(tmp_path), ["MLP706"])
    assert "'out/net.onnx', 'out/net'" in one.message


@pytest.mark.parametrize(
    ("files", "trains"),
    [
        ({"mlgate.toml": MODEL}, True),
        ({"pyproject.toml": '[tool.mlgate.model.m]\npath = "a"\ntarget = "b"\n'}, True),
        ({"examples/mlgate.toml": MODEL}, False),
        ({"dvc.yaml": "stages:\n  a:\n    cmd: b\n"}, True),
        ({"dvc.yaml": "plots: []\n"}, False),
        ({"MLproject": "name: a\n"}, True),
        ({"net.onnx": "x"}, True),
        ({"tests/net.onnx": "x"}, False),
        ({"pkg/net.onnx": "x", "setup.py": "setup()\n"}, False),
        ({"net.onnx.dvc": "outs:\n- path: net.onnx\n  md5: a\n"}, True),
        ({"data.csv.dvc": "outs:\n- path: data.csv\n  md5: a\n"}, False),
    ],
)
def test_what_makes_a_repository_train(files, trains, tmp_path):
    assert applications.trains(Repository(made(tmp_path, files))) is trains
