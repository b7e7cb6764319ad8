"""What came from outside is followed to what unpickles it; what lies in the repository is left alone.

A line that ends in `# <- CODE` is one where the rule finds something; all others are not.
"""

import re

import pytest

from mlgate import rules
from mlgate.rules.edits import Edit
from mlgate.rules.sources import read_module

IMPORTS = """\
import argparse, io, os, pickle, sys
from pathlib import Path
from urllib.request import urlopen, urlretrieve
import joblib, numpy as np, pandas as pd, requests, torch
parser = argparse.ArgumentParser()
args = parser.parse_args()
"""
FROM_OUTSIDE = {
    "the command line": """
with open(args.model, "rb") as stream:
    model = pickle.load(stream)  # <- MLS501
other = joblib.load(os.path.join(args.folder, "model.joblib"))  # <- MLS501
third = joblib.load(Path(args.folder) / "model.joblib")  # <- MLS501
fourth = joblib.load(f"{args.folder}/model.joblib")  # <- MLS501
fifth = joblib.load("{}/model.joblib".format(args.folder))  # <- MLS501
sixth = joblib.load("%s/model.joblib" % args.folder)  # <- MLS501
for name in sys.argv[1:]:
    joblib.load(name)  # <- MLS501
""",
    "through functions and classes": """
def load(path):
    return joblib.load(path)  # <- MLS501

class Server:
    def __init__(self, path):
        self.path = path

    def model(self):
        with open(self.path, "rb") as stream:
            return pickle.load(stream)  # <- MLS501

load(input("which? "))
Server(os.environ["MODEL"]).model()
""",
    "a download": """
answer = requests.get("https://models.invalid/m.pkl", timeout=9)
pickle.loads(answer.content)  # <- MLS501
torch.load(io.BytesIO(answer.content), weights_only=False)  # <- MLS501
with urlopen(ADDRESS) as stream:
    pickle.load(stream)  # <- MLS501
np.load(io.BytesIO(answer.content), allow_pickle=True)  # <- MLS502
""",
    "a file that was downloaded": """
urlretrieve(ADDRESS, "first.pkl")
with open("first.pkl", "rb") as stream:
    pickle.load(stream)  # <- MLS501
with open("second.pkl", "wb") as stream:
    stream.write(requests.get(ADDRESS, timeout=9).content)
pd.read_pickle("second.pkl")  # <- MLS501
Path("third.pkl").write_bytes(requests.get(ADDRESS, timeout=9).content)
joblib.load(Path("third.pkl"))  # <- MLS501
s3.download_file("bucket", "key", "fourth.pkl")
joblib.load("./fourth.pkl")  # <- MLS501
""",
    "a hub": """
from huggingface_hub import hf_hub_download
joblib.load(hf_hub_download(REPOSITORY, "model.joblib"))  # <- MLS501
""",
    "an address": """
BASE = "https://models.invalid"
pd.read_pickle(BASE + "/table.pkl")  # <- MLS501
pd.read_pickle(f"{BASE}/table.pkl")  # <- MLS501
torch.hub.load_state_dict_from_url("https://models.invalid/net.pth")  # <- MLS501
""",
    "what is uploaded": """
import streamlit as st
file = st.file_uploader("model")
if file is not None:
    model = pickle.load(file)  # <- MLS501
""",
    "arrays": """
np.load(sys.argv[1], allow_pickle=True)  # <- MLS502
np.load(args.folder + "/x.npz", allow_pickle=True)["x"]  # <- MLS502
""",
}
FINE = {
    "the repository's own": """
with open("models/model.pkl", "rb") as stream:
    model = pickle.load(stream)
joblib.load(Path("models") / "model.joblib")
joblib.load(os.path.join("models", args.name))
joblib.load(f"models/{args.name}.joblib")
joblib.load(Path(__file__).parent / "model.joblib")
np.load("data/x.npy", allow_pickle=True)
np.load(args.folder, allow_pickle=False)
np.load(args.folder)
""",
    "a parameter": """
def load(path):
    return joblib.load(path)
""",
    "a copy": """
again = pickle.loads(pickle.dumps(args))
frame = pd.read_csv(args.table)
more = pickle.loads(pickle.dumps(frame))
""",
    "weights only": """
torch.load(args.checkpoint, weights_only=True)
torch.load(args.checkpoint, weights_only=args.safe)
torch.load(args.checkpoint, **options)
torch.hub.load_state_dict_from_url("https://models.invalid/net-0a1b2c.pth", check_hash=True)
""",
    "what is checked first": """
import hashlib
urlretrieve(ADDRESS, "model.pkl")
assert hashlib.sha256(Path("model.pkl").read_bytes()).hexdigest() == EXPECTED
joblib.load("model.pkl")
""",
    "what writes": """
with open(args.out, "wb") as stream:
    pickle.dump(model, stream)
""",
}
HUBS = """\
from datasets import load_dataset
from huggingface_hub import snapshot_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer, pipeline
import torch
NAME = "owner/name"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
AutoModel.from_pretrained(NAME)  # <- MLS504
AutoModel.from_pretrained(NAME, revision="main")  # <- MLS504
AutoModel.from_pretrained(pretrained_model_name_or_path="owner/name")  # <- MLS504
pipeline("sentiment-analysis", model=NAME)  # <- MLS504
pipeline("sentiment-analysis", NAME)  # <- MLS504
SentenceTransformer("owner/name")  # <- MLS504
snapshot_download(repo_id="owner/name")  # <- MLS504
load_dataset("owner/name", split="train")  # <- MLS504
torch.hub.load("owner/name", "net")  # <- MLS504
torch.hub.load("owner/name:main", "net")  # <- MLS504
AutoModel.from_pretrained(NAME, revision=COMMIT)
AutoModel.from_pretrained(NAME, revision="v1.2.0")
AutoModel.from_pretrained(NAME, revision=revision)
AutoModel.from_pretrained(NAME, local_files_only=True)
AutoModel.from_pretrained(NAME, **options)
AutoModel.from_pretrained("bert-base-uncased")
AutoModel.from_pretrained("./owner/name")
AutoModel.from_pretrained("models/name")
AutoModel.from_pretrained("my-model/checkpoint-500")
AutoModel.from_pretrained(folder)
load_dataset("csv", data_files="a.csv")
pipeline("sentiment-analysis")
torch.hub.load("owner/name:v0.10.0", "net")
torch.hub.load("vendor/name", "net", source="local")
AutoTokenizer.from_pretrained(folder, trust_remote_code=True)  # <- MLS503
AutoTokenizer.from_pretrained(folder, trust_remote_code=True, revision="v1.2.0")  # <- MLS503
AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
AutoTokenizer.from_pretrained(folder, trust_remote_code=trusted)
AutoTokenizer.from_pretrained(folder, trust_remote_code=True, revision=COMMIT)
AutoTokenizer.from_pretrained(folder, trust_remote_code=True, revision=revision)
AutoTokenizer.from_pretrained("./model", trust_remote_code=True)
options = dict(trust_remote_code=True)
"""


def found(text, select=()):
    source = read_module("a.py", text.encode())
    assert not source.failures
    return {(one.location.line, one.subject) for one in rules.check_source(source, select)}


def marked(text):
    lines = enumerate(text.splitlines(), start=1)
    return {(number, mark[1]) for number, line in lines if (mark := re.search(r"# <- (\w+)$", line))}


@pytest.mark.parametrize("case", FROM_OUTSIDE)
def test_what_came_from_outside_is_found(case):
    text = IMPORTS + FROM_OUTSIDE[case]
    assert found(text, ["MLS"]) == marked(text)


@pytest.mark.parametrize("case", FINE)
def test_what_did_not_is_left_alone(case):
    assert found(IMPORTS + FINE[case], ["MLS"]) == set()


def test_hubs():
    assert found(HUBS, ["MLS"]) == marked(HUBS)


def test_a_parameter_is_reported_where_it_is_asked_for():
    assert found(IMPORTS + "def load(path):\n    return joblib.load(path)\n", ["MLS507"]) == {(8, "MLS507")}


def test_the_message_says_where_it_came_from():
    text = IMPORTS + "path = args.model\njoblib.load(path)\n"
    (one,) = rules.check_source(read_module("a.py", text.encode()))
    assert "from the command line (line 6)" in one.message
    assert one.evidence == {"loaded": "joblib.load(path)", "came from": "args = parser.parse_args()"}


def edits(call):
    from mlgate.rules import mls501
    from mlgate.rules.dataflow import Module

    return [hit.edits for hit in mls501.find(Module(read_module("a.py", (IMPORTS + call).encode())))]


def test_torch_is_told_to_load_weights_only_where_nobody_said_otherwise():
    assert edits("net.load_state_dict(torch.load(args.path))") == [
        (Edit(line=7, offset=40, end_line=7, end_offset=40, text=", weights_only=True"),)
    ]
    assert edits("net.load_state_dict(torch.load(args.path, weights_only=False))") == [()]
    assert edits("net.load_state_dict(torch.load(args.path, pickle_module=dill))") == [()]
    assert edits("joblib.load(args.path)") == [()]


@pytest.mark.parametrize("used", ["net = {}", "net.load_state_dict({}['model'])", "saved = {}\nprint(saved['args'])"])
def test_torch_is_not_told_so_where_the_file_may_hold_more_than_weights(used):
    # Of it nothing could be loaded any more, on any version of torch.
    assert edits(used.format("torch.load(args.path)")) == [()]


def test_tests_load_what_they_like():
    text = IMPORTS + "def test_it():\n    joblib.load(sys.argv[1])\n"
    assert found(text, ["MLS"]) == set()
