"""Files that do not belong in git, by name, by how they begin, and by what is in them."""

import io
import pickle
import time
import zipfile

import pytest

from mlgate import repositories
from mlgate.repositories import kinds
from mlgate.repositories.repository import Repository
from repositories import made


def torch_file():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/data.pkl", b"")
    return stream.getvalue()


def found(folder, files, code):
    return [one.location.path for one in repositories.check(Repository(made(folder, files)), [code])]


@pytest.mark.parametrize(
    ("begins", "sort"),
    [
        (b"PAR1", "data"),
        (b"\x89HDF\r\n\x1a\n", "data"),
        (b"SQLite format 3\0", "data"),
        (b"\x93NUMPY\x01\0", "data"),
        (pickle.dumps({"a": 1}, protocol=2), "model"),
        (pickle.dumps([1], protocol=4), "model"),
        (pickle.dumps(io.StringIO, protocol=5), "model"),
        # It holds the time at which it is made.
        pytest.param(torch_file(), "model", id="torch"),
        (b'\x40\0\0\0\0\0\0\0{"a":', "model"),
        (b"\x89PNG\r\n\x1a\n", "neither"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "neither"),
        (b"import numpy\n", "neither"),
        (b"\x7fELF\x02\x01\x01", "neither"),
        (b"", "neither"),
    ],
)
def test_what_a_file_holds_by_how_it_begins(begins, sort):
    assert kinds.by_beginning(begins)[0] == sort


@pytest.mark.parametrize(
    ("path", "sort", "is_model"),
    [
        ("m/delay.skops", "model", True),
        ("model.pkl.gz", "model", True),
        ("cache.pkl", "model", False),
        ("models/cache.pkl", "model", True),
        ("pytorch_model-00001-of-2.bin", "model", True),
        ("firmware.bin", "neither", False),
        ("a.parquet", "data", False),
        ("a.CSV.gz", "data", False),
        ("a.tar.gz", "data", False),
        ("a.py", "neither", False),
        ("plot.png", "neither", False),
        ("package-lock.json", "neither", False),
    ],
)
def test_what_a_name_says(path, sort, is_model):
    assert kinds.by_name(path) == sort
    assert kinds.is_model(path) is is_model


def test_templates_that_are_called_like_models_are_none(tmp_path):
    assert found(tmp_path, {"page.pt": "<html>" * 100_000, "net.pt": "<1 MB>"}, "MLP701") == ["net.pt"]


def test_a_baseline_that_is_read_from_git_belongs_there(tmp_path):
    toml = (
        '[regression.a]\nmodel = "m"\ndata = "d"\nbaseline = "git:v1:models/a.skops"\nanchor = "git:models/b.skops"\n'
    )
    files = {"mlgate.toml": toml} | dict.fromkeys(["models/a.skops", "models/b.skops", "models/c.skops"], "<1 MB>")
    assert found(tmp_path, files, "MLP701") == ["models/c.skops"]


SECRET = "Zx81qq7Lr0" * 3  # no secret of anything
KEY = "-----BEGIN {}" + "PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".env", f"A=1\nexport WANDB_API_KEY='{SECRET}'\n"),
        ("deploy/.env.production", f"DB_PASSWORD={SECRET}\n"),
        (".env", f"DATABASE_URL=postgres://me:{SECRET}@db/x\n"),
        ("id_rsa", KEY.format("RSA ")),
        ("certs/server.key", KEY.format("")),
        ("a.pem", "x\n" + KEY.format("EC ")),
        ("kaggle.json", f'{{"username":"me","key":"{SECRET}"}}'),
        ("gcp-service-account.json", '{"type": "service_account", "private_key": "' + KEY.format("").strip()),
        (".netrc", f"machine api.wandb.ai\n  login user\n  password {SECRET}\n"),
        ("home/.aws/credentials", f"[default]\naws_secret_access_key = {SECRET}\n"),
        (".git-credentials", f"https://me:{SECRET}@example.org\n"),
        (".pypirc", f"[pypi]\nusername = __token__\npassword = {SECRET}\n"),
        (".streamlit/secrets.toml", f'api_key = "{SECRET}"\n'),
        (".dvc/config.local", f"['remote \"s3\"']\n    secret_access_key = {SECRET}\n"),
    ],
)
def test_files_of_secrets(path, text, tmp_path):
    (one,) = repositories.check(Repository(made(tmp_path, {path: text})), ["MLP708"])
    assert one.location.path == path
    assert SECRET not in one.message


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".env", "API_KEY=\nPASSWORD=changeme123\nTOKEN=<your-token>\nSECRET=${SECRET}\nDEBUG_TOKENS=true\n"),
        (".env.example", f"API_KEY={SECRET}\n"),
        ("tests/tls/a.key", KEY.format("")),
        ("a.pem", "-----BEGIN CERTIFICATE-----\n"),
        ("id_rsa", KEY.format("RSA ") + "Proc-Type: 4,ENCRYPTED\n"),
        ("a.pem", "-----BEGIN ENCRYPTED " + "PRIVATE KEY-----\n"),
        ("id_rsa.pub", "ssh-rsa AAAA\n"),
        ("account.json", '{"type": "service_account"}'),
        (".netrc", "machine example.org\n"),
        ("train.py", f"API_KEY = '{SECRET}'\n"),
    ],
)
def test_files_without_a_secret(path, text, tmp_path):
    assert found(tmp_path, {path: text}, "MLP708") == []


@pytest.mark.parametrize(
    "path",
    [
        "mlruns/0/abc/meta.yaml",
        "exp/mlruns/models/a/meta.yaml",
        "wandb/run-20240101_1/config.yaml",
        "wandb/offline-run-20240101_1/x",
        "lightning_logs/version_0/hparams.yaml",
        "runs/a/events.out.tfevents.1.host",
        "catboost_info/learn_error.tsv",
        "nb/.ipynb_checkpoints/a-checkpoint.ipynb",
        "tests/__pycache__/a.pyc",
        "outputs/2024-01-01/10-00-00/.hydra/config.yaml",
        ".mlgate/ledger.jsonl",
        ".dvc/cache/files/md5/00/0",
        "out/checkpoints/epoch=1.ckpt",
    ],
)
def test_results(path, tmp_path):
    assert found(tmp_path, {path: "x"}, "MLP707") == [path]


@pytest.mark.parametrize(
    "path",
    [
        "src/wandb/run.py",
        "src/mlruns/__init__.py",
        "tests/mlruns/0/meta.yaml",
        "checkpoints/README.md",
        "outputs/table.csv",
        ".mlgate/.gitignore",
        ".dvc/config",
        "events.py",
    ],
)
def test_what_only_looks_like_results(path, tmp_path):
    assert found(tmp_path, {path: "x"}, "MLP707") == []


@pytest.mark.parametrize(
    "path", [".env", ".netrc", ".dvc/config.local", "setup.py", "requirements.txt", "uv.lock", "a.py"]
)
@pytest.mark.parametrize("unit", ["\n", " ", "TOKEN", "password ", "'a  ", "1.", "import a, ", "@1.1", "x://a:"])
def test_no_text_takes_long(path, unit, tmp_path):
    """Patterns that try many ways to match need minutes for such texts."""
    beside = {"a.py": "import lightgbm\n", "requirements.txt": "pandas\n", "dvc.yaml": "stages: {a: {cmd: b}}\n"}
    folder = made(tmp_path, beside | {path: f"'a @ git+x://{unit * (99_000 // len(unit))}"})
    started = time.process_time()
    repositories.check(Repository(folder))
    assert time.process_time() - started < 5
