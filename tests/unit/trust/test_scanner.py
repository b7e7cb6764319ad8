"""Every way into a pickle that is known is refused; what no one can read is no pass; no honest model is refused."""

import bz2
import gzip
import io
import json
import lzma
import os
import pickle
import struct
import zipfile
import zlib

import joblib
import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from skops import io as skops_io

from mlgate.core.errors import CheckError
from mlgate.trust.scanner import read_file, scan_bytes


class Calls:
    """An object whose pickle calls `function(*args)` when it is loaded."""

    def __init__(self, function, *args):
        self.function, self.args = function, args

    def __reduce__(self):
        return self.function, self.args


def imports(module, name, argument=b"x"):
    """Return a pickle of protocol 0 that calls `module.name("x")`; the module need not exist."""
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n(S'" + argument + b"'\ntR."


def subjects(content, name="model.pkl", allow=()):
    return [finding.subject for finding in scan_bytes(content, name, allow).dangerous]


GOOD = pickle.dumps({"weights": [1.0, 2.0]}, protocol=4)
BAD = pickle.dumps(Calls(os.system, "true"), protocol=4)
SYSTEM = f"{os.system.__module__}.system"

GADGETS = [
    ("os", "system"),
    ("posix", "popen"),
    ("nt", "system"),
    ("subprocess", "Popen"),
    ("builtins", "eval"),
    ("builtins", "exec"),
    ("builtins", "compile"),
    ("builtins", "getattr"),
    ("builtins", "__import__"),
    ("builtins", "open"),
    ("builtins", "map"),
    ("builtins", "type"),
    ("importlib", "import_module"),
    ("runpy", "run_path"),
    ("pip", "main"),
    ("pip._internal", "main"),
    ("pickle", "loads"),
    ("_pickle", "loads"),
    ("dill", "loads"),
    ("cloudpickle", "loads"),
    ("marshal", "loads"),
    ("types", "FunctionType"),
    ("types", "CodeType"),
    ("functools", "partial"),
    ("functools", "reduce"),
    ("operator", "attrgetter"),
    ("operator", "methodcaller"),
    ("ctypes", "CDLL"),
    ("socket", "create_connection"),
    ("shutil", "rmtree"),
    ("pathlib", "Path"),
    ("tempfile", "NamedTemporaryFile"),
    ("timeit", "timeit"),
    ("cProfile", "runctx"),
    ("pdb", "run"),
    ("webbrowser", "open"),
    ("urllib.request", "urlopen"),
    ("http.client", "HTTPSConnection"),
    ("logging.config", "fileConfig"),
    ("asyncio.unix_events", "_UnixSubprocessTransport._start"),
    ("code", "InteractiveInterpreter"),
    ("collections", "namedtuple"),
    ("copyreg", "add_extension"),
    ("numpy.testing._private.utils", "runstring"),
    ("numpy.f2py.crackfortran", "getlincoef"),
    ("numpy.f2py.crackfortran", "myeval"),
    ("numpy.distutils.exec_command", "exec_command"),
    ("numpy", "load"),
    ("numpy", "memmap"),
    ("numpy", "vectorize"),
    ("numpy.core", "_ufunc_reconstruct"),
    ("numpy._core", "_ufunc_reconstruct"),
    ("numpy.lib._npyio_impl", "NpzFile"),
    ("pandas", "eval"),
    ("pandas", "read_pickle"),
    ("pandas.io.pickle", "read_pickle"),
    ("pandas.core.computation.eval", "eval"),
    ("pandas", "HDFStore"),
    ("scipy.stats._continuous_distns", "norm_gen"),
    ("scipy.stats._distn_infrastructure", "rv_continuous_frozen"),
    ("joblib", "load"),
    ("joblib.numpy_pickle", "load"),
    ("joblib.numpy_pickle", "NDArrayWrapper"),
    ("joblib.memory", "Memory"),
    ("sklearn.externals", "joblib"),
    ("sklearn.utils._testing", "TempMemmap"),
    ("sklearn.utils.parallel", "Parallel"),
    ("sklearn.datasets._base", "Path"),
    ("sklearn.datasets._openml", "GzipFile"),
    ("sklearn.feature_extraction.text", "Path"),
    ("sklearn.linear_model._base", "Parallel"),
    ("sklearn.ensemble._forest", "threading"),
    ("torch", "load"),
    ("torch.serialization", "load"),
    ("torch.storage", "_load_from_bytes"),
    ("torch.hub", "load"),
    ("torch._inductor.codecache", "compile_file"),
    ("torch.fx.experimental.symbolic_shapes", "ShapeEnv.evaluate_guards_expression"),
    ("torch.utils.collect_env", "run"),
    ("keras.models", "load_model"),
    ("acme.models", "Model"),
    ("__main__", "Model"),
]


@pytest.mark.parametrize(("module", "name"), GADGETS, ids=".".join)
def test_what_a_model_never_needs_is_refused(module, name):
    assert subjects(imports(module, name)) == [f"{module}.{name}"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_in_every_protocol(protocol):
    assert subjects(pickle.dumps(Calls(os.system, "true"), protocol=protocol)) == [SYSTEM]
    assert subjects(pickle.dumps(Calls(eval, "1"), protocol=protocol)) == ["builtins.eval"]
    assert subjects(pickle.dumps([1, {"a": Calls(exec, "1")}], protocol=protocol)) == ["builtins.exec"]


def test_names_of_python_2_are_judged_by_what_they_became():
    assert subjects(b"c__builtin__\neval\n(S'1'\ntR.") == ["builtins.eval"]
    assert subjects(b"ccommands\ngetoutput\n(S'1'\ntR.") == ["subprocess.getoutput"]
    assert subjects(b"citertools\nimap\n(S'1'\ntR.") == ["builtins.map"]
    assert scan_bytes(pickle.dumps({1, 2}, protocol=2), "set.pkl").imports == ("builtins.set",)


TRICKS = {
    "through the memo": b"\x80\x04\x8c\x05posix\x94\x8c\x06system\x94h\x00h\x01\x93\x8c\x04true\x85R.",
    "memo under another number": b"\x80\x04\x8c\x05posixr\x39\x05\x00\x000Nj\x39\x05\x00\x00\x8c\x06system"
    b"\x93\x8c\x04true\x85R0.",
    "strings between, dropped": b"\x80\x04\x8c\x05numpy0\x8c\x05posix\x8c\x05dtype0\x8c\x06system\x93\x8c\x01x\x85R.",
    "a duplicate": b"\x80\x04\x8c\x05posix2\x8c\x06system\x93\x940h\x00\x8c\x04true\x85R.",
    "an old string": b"\x80\x04U\x05posixU\x06system\x93U\x04true\x85R.",
    "INST": b"(S'true'\niposix\nsystem\n.",
    "OBJ": b"(cposix\nsystem\nS'true'\no.",
    "NEWOBJ": b"\x80\x02cposix\nsystem\nU\x04true\x85\x81.",
    "NEWOBJ_EX": b"\x80\x04cposix\nsystem\n)}\x92.",
    "unused": b"cposix\nsystem\n0N.",
    "under a mark that is dropped": b"\x80\x04(cposix\nsystem\n1N.",
    "in the state": b"\x80\x02ccollections\nOrderedDict\n)\x81}U\x01acposix\nsystem\nsb.",
}


@pytest.mark.parametrize("content", TRICKS.values(), ids=TRICKS)
def test_detours_lead_to_the_same_name(content):
    try:
        found = subjects(content)
    except CheckError as error:
        pytest.fail(f"not read: {error}")
    assert found[-1] == "posix.system"


def test_a_name_that_is_made_while_loading_cannot_be_judged():
    joined = b"\x80\x04\x8c\x08builtins\x8c\x03str\x93)R\x8c\x06system\x93."
    with pytest.raises(CheckError, match="a name that is made while it loads"):
        scan_bytes(joined, "m.pkl")


def test_the_registry_of_extensions_is_refused():
    assert subjects(b"\x80\x02\x82\x07.") == ["copyreg extension.7"]


def test_calls_of_what_was_called_are_refused():
    called = b"\x80\x04\x8c\x0bcollections\x8c\x0bdefaultdict\x93)R)R."
    assert subjects(called) == ["call"]


def test_attributes_of_the_library_cannot_be_changed():
    state = b"\x80\x02csklearn.dummy\nDummyClassifier\nN}U\x01aU\x01bs\x86b."
    assert subjects(state) == ["sklearn.dummy.DummyClassifier"]
    # An empty APPENDS leaves its target alone, and so must the reader.
    assert set(subjects(state.replace(b"N}", b"(eN}"))) == {"sklearn.dummy.DummyClassifier"}
    handed_through = (
        b"\x80\x02cnumpy._core.multiarray\nscalar\ncnumpy\ndtype\nU\x02O8\x85R"
        b"csklearn.dummy\nDummyClassifier\n\x86RN}U\x01aU\x01bs\x86b."
    )
    assert "numpy._core.multiarray.scalar" in subjects(handed_through)


def test_more_than_one_pickle_in_a_file():
    assert subjects(GOOD + BAD) == [SYSTEM]
    assert subjects(GOOD + GOOD + BAD + GOOD) == [SYSTEM]
    assert scan_bytes(GOOD + GOOD, "two.pkl").dangerous == ()


def test_a_pickle_within_a_pickle():
    assert subjects(pickle.dumps({"blob": BAD}, protocol=4)) == [SYSTEM]


@pytest.mark.parametrize("length", range(1, len(BAD)))
def test_cut_anywhere_it_never_passes(length):
    try:
        report = scan_bytes(BAD[:length], "cut.pkl")
    except CheckError:
        return
    assert report.dangerous
    assert report.unread


def test_broken_after_the_payload_it_is_still_dangerous():
    report = scan_bytes(BAD[:-1] + b"\xff\xff", "broken.pkl")
    assert [finding.subject for finding in report.dangerous] == [SYSTEM]
    assert "not a whole pickle" in report.unread


@pytest.mark.parametrize(
    ("pack", "format_"),
    [
        (zlib.compress, "pickle, zlib"),
        (gzip.compress, "pickle, gzip"),
        (bz2.compress, "pickle, bz2"),
        (lzma.compress, "pickle, xz"),
        (lambda data: lzma.compress(data, lzma.FORMAT_ALONE), "pickle, lzma"),
    ],
)
def test_compressed(pack, format_):
    report = scan_bytes(pack(BAD), "m.joblib")
    assert (report.format, [finding.subject for finding in report.dangerous]) == (format_, [SYSTEM])
    assert scan_bytes(pack(GOOD), "m.joblib").dangerous == ()
    for damaged in (pack(GOOD)[:-3], pack(GOOD) + b"\x00more", pack(pack(GOOD))):
        with pytest.raises(CheckError, match=r"cannot be undone|compressed twice"):
            scan_bytes(damaged, "m.joblib")


def test_joblib_files_are_read_between_their_arrays(tmp_path):
    for value in (
        [np.arange(1000.0), Calls(os.system, "true")],
        [np.array(["a", None], dtype=object), Calls(os.system, "true")],
        np.array([Calls(os.system, "true")], dtype=object),
        {"a": np.zeros((3, 4), dtype="U5", order="F"), "b": Calls(os.system, "true")},
    ):
        for compress in (0, 3):
            joblib.dump(value, tmp_path / "m.joblib", compress=compress)
            assert subjects((tmp_path / "m.joblib").read_bytes()) == [SYSTEM], value


def joblib_with(tmp_path, was, becomes):
    joblib.dump([np.frombuffer(b"A" * 64, dtype="u1")], tmp_path / "m.joblib")
    content = (tmp_path / "m.joblib").read_bytes()
    assert was in content
    return content.replace(was, becomes)


def test_opcodes_cannot_hide_in_an_array(tmp_path):
    # A file that joblib reads as 64 numbers and that `pickle.load`, which knows no raw arrays, runs.
    content = joblib_with(tmp_path, b"\x8c\x1bnumpy_array_alignment_bytes\x94K\x10", b"")
    frame = content[11 : content.rindex(b"ub", 0, content.index(b"A" * 64)) + 2]
    payload = b"cos\nsystem\n(S'touch %s'\ntR." % bytes(tmp_path / "executed")
    frame = frame.replace(b"K@\x85", b"M" + struct.pack("<H", len(payload)) + b"\x85")
    hidden = content[:3] + struct.pack("<Q", len(frame)) + frame + payload + b"\x95" + struct.pack("<Q", 2) + b"a."
    (tmp_path / "m.joblib").write_bytes(hidden)
    assert bytes(joblib.load(tmp_path / "m.joblib")[0]) == payload
    assert not (tmp_path / "executed").exists()
    pickle.loads(hidden)
    assert (tmp_path / "executed").exists(), "the file is what this test says"
    with pytest.raises(CheckError, match="the bytes of an array read as a pickle that imports"):
        scan_bytes(hidden, "m.joblib")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"\x8c\x02u1\x94", b"\x8c\x02u4\x94"),  # four times the bytes: the file is cut short
        (b"K@\x85", b"K\x10\x85"),  # fewer numbers: opcodes would begin within them
        (b"\x8c\x02u1\x94", b"\x8c\x02O8\x94"),
    ],
)
def test_an_array_must_have_the_bytes_that_it_announces(tmp_path, was, becomes):
    with pytest.raises(CheckError, match=r"cannot|cut short|contradicts|not a whole"):
        scan_bytes(joblib_with(tmp_path, was, becomes), "m.joblib")


def zipped(members, compression=zipfile.ZIP_STORED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


TENSOR = (
    b"\x80\x02ccollections\nOrderedDict\nq\x00)Rq\x01X\x06\x00\x00\x00weightq\x02ctorch._utils\n_rebuild_tensor_v2\nq\x03"
    b"((X\x07\x00\x00\x00storageq\x04ctorch\nFloatStorage\nq\x05X\x01\x00\x00\x000q\x06X\x03\x00\x00\x00cpuq\x07K\x02tq\x08Q"
    b"K\x00K\x02\x85q\tK\x01\x85q\n\x89h\x00)Rq\x0btq\x0cRq\rs."
)


def test_torch_archives():
    members = {"m/data.pkl": TENSOR, "m/byteorder": "little", "m/data/0": BAD, "m/version": "3\n"}
    report = scan_bytes(zipped(members), "m.pt")
    assert report.format == "torch archive"
    assert report.imports == ("collections.OrderedDict", "torch.FloatStorage", "torch._utils._rebuild_tensor_v2")
    assert report.dangerous == ()
    assert subjects(zipped(members | {"m/data.pkl": BAD}), "m.bin") == [SYSTEM]
    assert subjects(zipped(members | {"m/other.pkl": BAD}), "m.pt") == [SYSTEM]
    with pytest.raises(CheckError, match="TorchScript"):
        scan_bytes(zipped(members | {"m/code/model.py": "x"}), "m.pt")


def test_torch_before_zip():
    magic = pickle.dumps(0x1950A86A20F9469CFC6C, protocol=2)
    rest = [pickle.dumps(value, protocol=2) for value in (1001, {"little_endian": True})]
    keys = pickle.dumps(["0"], protocol=2)
    tail = struct.pack("<q", 2) + b"\x00" * 8
    assert scan_bytes(b"".join([magic, *rest, TENSOR, keys]) + tail, "m.pth").dangerous == ()
    assert subjects(b"".join([magic, *rest, BAD, keys]) + tail, "m.pth") == [SYSTEM]
    with pytest.raises(CheckError, match="cut short"):
        scan_bytes(b"".join([magic, *rest, TENSOR]), "m.pth")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_any_archive(compression):
    assert subjects(zipped({"a.txt": BAD}, compression), "m.zip") == [SYSTEM]
    with pytest.raises(CheckError, match=r"member 'a.txt' is not a whole pickle"):
        scan_bytes(zipped({"a.txt": "hello"}, compression), "m.zip")
    with pytest.raises(CheckError, match=r"something follows it|cut short"):
        scan_bytes(zipped({"a.npy": GOOD}, compression)[:-4], "m.npz")


def test_two_members_of_one_name():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("m/data.pkl", GOOD)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("m/data.pkl", BAD)
    with pytest.raises(CheckError, match="two members of one name"):
        scan_bytes(stream.getvalue(), "m.pt")


def test_a_zip_behind_a_pickle_is_a_pickle():
    with pytest.raises(CheckError, match="after its first 1 pickles"):
        scan_bytes(GOOD + zipped({"m/data.pkl": GOOD}), "m.pt")
    assert subjects(BAD + zipped({"m/data.pkl": GOOD}), "m.pt") == [SYSTEM]


def test_numpy_files(tmp_path):
    def saved(array, **options):
        stream = io.BytesIO()
        np.save(stream, array, **options)
        return stream.getvalue()

    assert scan_bytes(saved(np.zeros((3, 4))), "a.npy").format == "npy"
    assert scan_bytes(saved(np.array([("a", 1)], dtype=[("x", "U3"), ("y", "i4")])), "a.npy").dangerous == ()
    assert scan_bytes(saved(np.array(["2020"], dtype="M8[ns]")), "a.npy").dangerous == ()
    assert scan_bytes(saved(np.array([1, "b"], dtype=object)), "a.npy").dangerous == ()
    bad = np.empty(1, dtype=object)
    bad[0] = Calls(os.system, "true")
    assert subjects(saved(bad), "a.npy") == [SYSTEM]
    for damaged in (saved(np.zeros(9))[:-1], saved(np.zeros(9))[:20], saved(np.zeros(9)) + b"x"):
        with pytest.raises(CheckError, match=r"is damaged|not a whole .npy"):
            scan_bytes(damaged, "a.npy")
    np.savez(tmp_path / "a.npz", a=np.zeros(3), b=np.arange(4))
    assert scan_bytes((tmp_path / "a.npz").read_bytes(), "a.npz").format == "npz archive"
    assert subjects(zipped({"a.npy": saved(np.zeros(3)), "b.npy": saved(bad)}), "a.npz") == [SYSTEM]


def test_formats_without_code():
    header = json.dumps({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    tensors = struct.pack("<Q", len(header)) + header + b"\x00" * 8
    assert scan_bytes(tensors, "m.safetensors").format == "safetensors"
    for wrong, name in ((tensors[:-1], "m.safetensors"), (tensors, "m.pkl"), (tensors + b"x", "m.safetensors")):
        with pytest.raises(CheckError):
            scan_bytes(wrong, name)
    onnx = b"\x08\x0a\x3a\x02\x0a\x00\x42\x04\x0a\x00\x10\x15"
    assert scan_bytes(onnx, "m.onnx").format == "ONNX"
    with pytest.raises(CheckError):
        scan_bytes(onnx[:-1], "m.onnx")
    assert scan_bytes(b"tree\nversion=v4\n\nend of trees\n", "m.txt").format == "LightGBM text"
    assert scan_bytes(b'{"learner": {}, "version": [3, 2, 0]}', "m.json").format == "XGBoost"


def test_an_extension_lies():
    for name in ("m.onnx", "m.safetensors", "m.txt", "m.npy", "m.json", "README"):
        assert subjects(BAD, name) == [SYSTEM]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "m.pkl is empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", r"git-lfs pointer.*git lfs pull"),
        (b"\n <!DOCTYPE html><html>", "a web page, not a model"),
        (b"\x89HDF\r\n\x1a\n" + b"\x00" * 99, "HDF5"),
        (b"\x04\x22\x4d\x18rest", "lz4"),
        (b"ZF0x0", "joblib before"),
        (b"\x00" * 100, "not a whole pickle"),
        (b"hello world\n", "not a whole pickle"),
        (bytes(range(256)), "not a whole pickle"),
        (b"S'\\q'\nq\x00ZZ", "not a whole pickle"),
        (b"\x80\x05.", "too little on the stack"),
        (b"h\x00.", "memo"),
        (b"(.", "too little on the stack"),
        (b"KKK\x01.", "left on the stack"),
        (b"\x80\x04\x95\xff\xff\x00\x00\x00\x00\x00\x00N.", "frame"),
        (b"cos\nsystem", "not a whole pickle"),
        (b"\x80\x04\x8c\xffabc.", "not a whole pickle"),
        (b"\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\x7fabc.", "not a whole pickle"),
    ],
)
def test_what_cannot_be_judged_is_never_a_pass(content, message):
    with pytest.raises(CheckError, match=message):
        scan_bytes(content, "m.pkl")


def test_bombs_stop_at_the_budget(monkeypatch):
    monkeypatch.setattr("mlgate.trust.compression.MOST_UNPACKED", 2**20)
    monkeypatch.setattr("mlgate.trust.archives.MOST_UNPACKED", 2**20)
    zeros = bytes(2**24)
    for bomb in (zlib.compress(zeros), gzip.compress(zeros), bz2.compress(zeros), lzma.compress(zeros)):
        with pytest.raises(CheckError, match="unpacks to more than 1 MiB"):
            scan_bytes(bomb, "m.joblib")
    with pytest.raises(CheckError, match="unpacks to more than 1 MiB"):
        scan_bytes(zipped({"a.npy": zeros}, zipfile.ZIP_DEFLATED), "m.npz")
    monkeypatch.setattr("mlgate.trust.machine._MOST_OPCODES", 1000)
    with pytest.raises(CheckError, match="more than 1,000 opcodes"):
        scan_bytes(b"N0" * 1000 + b"N.", "m.pkl")


def test_own_classes_are_allowed_by_name_or_package():
    content = imports("acme.models", "Model")
    finding = scan_bytes(content, "m.pkl").dangerous[0]
    assert 'allow = ["acme.models.Model"]' in finding.message
    assert finding.location.path == "m.pkl"
    for allow in ("acme.models.Model", "acme.models.*", "acme.*"):
        assert subjects(content, allow=(allow,)) == []
    for allow in ("acme.models", "acme.model.*", "acme.models.Mode"):
        assert subjects(content, allow=(allow,)) == ["acme.models.Model"]


def test_known_dangers_are_not_to_be_allowed():
    assert subjects(BAD, allow=(SYSTEM, f"{os.system.__module__}.*")) == [SYSTEM]
    walk = b"\x80\x04\x8c\x04acme\x8c\x09os.system\x93\x8c\x04true\x85R."
    assert subjects(walk, allow=("acme.*",)) == ["acme.os.system"]


def test_hostile_names_are_shown_harmlessly():
    report = scan_bytes(b"\x80\x04\x8c\x17a\n::error::b##[group]xy\x8c\x01y\x93.", "m.pkl")
    shown = report.dangerous[0].subject + report.dangerous[0].message
    assert "\n" not in shown
    assert "##[" not in shown


def fitted():
    generator = np.random.default_rng(0)
    rows = np.abs(generator.normal(size=(60, 4)))
    labels = (rows[:, 0] > 0.5).astype(int)
    model = make_pipeline(
        StandardScaler(),
        FunctionTransformer(np.square),
        SelectKBest(k=2),
        HistGradientBoostingClassifier(max_iter=3, random_state=np.random.RandomState(1)),
    )
    return [model.fit(rows, labels), KNeighborsClassifier().fit(rows, labels), LogisticRegression().fit(rows, labels)]


@pytest.mark.parametrize("compress", [0, 3, ("gzip", 1), ("bz2", 1), ("xz", 1), ("lzma", 1)])
def test_honest_models_pass(tmp_path, compress):
    for model in fitted():
        joblib.dump(model, tmp_path / "m.joblib", compress=compress)
        assert scan_bytes((tmp_path / "m.joblib").read_bytes(), "m.joblib").dangerous == ()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_honest_pickles_pass(protocol):
    frame = pd.DataFrame(
        {
            "number": [1.5, 2.5],
            "text": ["a", None],
            "time": pd.to_datetime(["2020-01-01", "2021-01-01"]).tz_localize("UTC"),
            "category": pd.Categorical(["u", "v"]),
            "integer": pd.array([1, None], dtype="Int64"),
        }
    )
    for value in (*fitted(), frame, frame.set_index(["number", "category"]), frame["time"], np.zeros(3), np.bool_(1)):
        assert scan_bytes(pickle.dumps(value, protocol=protocol), "m.pkl").dangerous == ()


def test_honest_skops_files_pass_and_others_do_not():
    for model in fitted():
        assert scan_bytes(skops_io.dumps(model), "m.skops").format == "skops archive"
    content = skops_io.dumps({"a": 1})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        schema = json.loads(archive.read("schema.json"))
    schema["content"] = {"__class__": "system", "__module__": "os", "__loader__": "FunctionNode"}
    assert subjects(zipped({"schema.json": json.dumps(schema)}), "m.skops") == ["os.system"]
    with pytest.raises(CheckError, match="not JSON"):
        scan_bytes(zipped({"schema.json": "{"}), "m.skops")


def test_only_plain_files_are_read(tmp_path):
    (tmp_path / "m.pkl").write_bytes(GOOD)
    assert read_file(tmp_path / "m.pkl", "m.pkl") == GOOD
    (tmp_path / "link.pkl").symlink_to(tmp_path / "m.pkl")
    os.mkfifo(tmp_path / "pipe.pkl")
    for name, message in (
        ("link.pkl", "symbolic link"),
        ("pipe.pkl", "not a plain file"),
        ("none.pkl", "cannot be read"),
        (".", "not a plain file|cannot be read"),
    ):
        with pytest.raises(CheckError, match=message):
            read_file(tmp_path / name, name)
    with pytest.raises(CheckError, match="not a plain file"):
        read_file(type(tmp_path)("/dev/zero"), "zero")
