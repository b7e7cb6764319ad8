"""Data sets of torch that are put together: the same rows again, or others."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.model_selection import KFold, train_test_split
import torch, torchvision, cv2, os, glob
from torch.utils.data import Dataset, ConcatDataset, random_split, Subset, DataLoader
from torchvision import transforms as T
from PIL import Image
class Leaves(Dataset):
    def __init__(self, frame, tf=None):
        self.frame = frame
        self.tf = tf
    def __len__(self):
        return len(self.frame)
    def __getitem__(self, i):
        row = self.frame.iloc[i]
        img = Image.open(row.path)
        return (self.tf(img) if self.tf else img), row.label
plain = T.Compose([T.Resize(64), T.ToTensor()])
aug = T.Compose([T.RandomHorizontalFlip(), T.RandomRotation(20), T.ToTensor()])
df = pd.read_csv("a.csv")
n = len(df)
"""

LEAKS = {
    "one and another": """
ds = Leaves(df, plain) + Leaves(df, aug)
a, b = random_split(ds, [0.8, 0.2])
""",
    "a list of them, split by numbers": """
ds = ConcatDataset([Leaves(df, plain), Leaves(df, aug), Leaves(df, aug)])
tr, va = train_test_split(range(len(ds)), test_size=.2, random_state=0)
tl = DataLoader(Subset(ds, tr), batch_size=8); vl = DataLoader(Subset(ds, va), batch_size=8)
""",
    "a list that a loop makes longer": """
parts = [Leaves(df, plain)]
for _ in range(3):
    parts.append(Leaves(df, aug))
full = ConcatDataset(parts)
k = int(.8 * len(full))
tr, va = random_split(full, [k, len(full) - k], generator=torch.Generator().manual_seed(0))
""",
    "one for each transform": """
tfs = {"plain": plain, "aug": aug, "flip": T.RandomVerticalFlip(1.0)}
full = ConcatDataset([Leaves(df, t) for t in tfs.values()])
tr, va = random_split(full, [.8, .2])
""",
    "a data set around another": """
class Wrap(Dataset):
    def __init__(self, base, tf):
        self.base, self.tf = base, tf
    def __len__(self):
        return len(self.base)
    def __getitem__(self, i):
        x, y = self.base[i]
        return self.tf(x), y
base = torchvision.datasets.ImageFolder("leaves")
full = ConcatDataset([Wrap(base, plain), Wrap(base, aug)])
tr, va = random_split(full, [.8, .2])
""",
    "files that each finds by itself": """
class Folder(Dataset):
    def __init__(self, root, tf):
        self.files = sorted(glob.glob(os.path.join(root, "*.png")))
        self.tf = tf
    def __len__(self):
        return len(self.files)
    def __getitem__(self, i):
        return self.tf(Image.open(self.files[i]))
full = ConcatDataset([Folder("leaves", plain), Folder("leaves", aug)])
tr, va = random_split(full, [.8, .2])
""",
    "folds of two of the same files": """
base = torchvision.datasets.ImageFolder("leaves", plain)
more = torchvision.datasets.ImageFolder("leaves", aug)
both = base + more
for tr, va in KFold(5, shuffle=True).split(np.arange(len(both))):
    a, b = Subset(both, tr), Subset(both, va)
""",
    "the same several times": """
full = ConcatDataset([Leaves(df, aug) for _ in range(4)])
tr, va = random_split(full, [.8, .2])
""",
    "a loop that adds them up": """
full = Leaves(df, plain)
for _ in range(3):
    full = full + Leaves(df, aug)
tr, va = random_split(full, [.8, .2])
""",
    "lists that are added and multiplied": """
def grow(frame, copies):
    sets = [Leaves(frame, plain)] + [Leaves(frame, aug)] * copies
    return ConcatDataset(sets)
full = grow(df, 3)
tr, va = random_split(full, [.8, .2])
""",
}

FINE = {
    "rows that were split before": """
a, b = train_test_split(df, test_size=.2)
tr = ConcatDataset([Leaves(a, plain), Leaves(a, aug)])
va = Leaves(b, plain)
tr1, tr2 = DataLoader(tr), DataLoader(va)
""",
    "tables of other files": """
full = ConcatDataset([Leaves(pd.read_csv("x.csv"), plain), Leaves(pd.read_csv("y.csv"), aug)])
tr, va = random_split(full, [.8, .2])
""",
    "a table for each file": """
full = ConcatDataset([Leaves(pd.read_csv(p), aug) for p in glob.glob("*.csv")])
tr, va = random_split(full, [.8, .2])
""",
    "the rows of each class": """
sick, well = df[df.label == 1], df[df.label == 0]
full = ConcatDataset([Leaves(sick, aug), Leaves(well, plain)])
tr, va = random_split(full, [.8, .2])
""",
    "parts of a data set": """
tr, va = random_split(Leaves(df, None), [.8, .2])
class Wrap(Dataset):
    def __init__(self, base, tf):
        self.base, self.tf = base, tf
    def __len__(self):
        return len(self.base)
    def __getitem__(self, i):
        x, y = self.base[i]
        return self.tf(x), y
train = ConcatDataset([Wrap(tr, plain), Wrap(tr, aug)])
val = Wrap(va, plain)
""",
    "other folders": """
class Folder(Dataset):
    def __init__(self, root, tf):
        self.files = sorted(glob.glob(os.path.join(root, "*.png")))
        self.tf = tf
    def __len__(self):
        return len(self.files)
    def __getitem__(self, i):
        return self.tf(Image.open(self.files[i]))
full = ConcatDataset([Folder("leaves", plain), Folder("flowers", aug)])
tr, va = random_split(full, [.8, .2])
""",
    "vectors that are added": """
class Vec:
    def __init__(self, v):
        self.v = np.asarray(v)
    def __getitem__(self, i):
        return self.v[i]
    def __add__(self, other):
        return Vec(self.v + other.v)
s = Vec(df["a"]) + Vec(df["a"])
tr, va = train_test_split(s.v)
""",
    "parts by their names": """
class Part(Dataset):
    def __init__(self, frame, split, tf=None):
        self.frame = frame
        self.split = split
        self.tf = tf
    def __len__(self):
        return len(self.frame)
    def __getitem__(self, i):
        return self.frame.iloc[i]
full = ConcatDataset([Part(df, "a", plain), Part(df, "b", plain)])
tr, va = random_split(full, [.8, .2])
""",
    "the same rows of one part": """
full = Leaves(df, plain)
tr, va = random_split(full, [.8, .2])
tr2 = tr + Subset(Leaves(df, aug), tr.indices)
""",
}


def found(code):
    return {one.subject for one in rules.check_source(read_module("a.py", f"{HEAD}{code}".encode()), ["MLL"])}


@pytest.mark.parametrize("case", LEAKS)
def test_the_same_rows_again_are_found(case):
    assert found(LEAKS[case]) in ({"MLL105"}, {"MLL106"})


@pytest.mark.parametrize("case", FINE)
def test_other_rows_are_left_alone(case):
    assert found(FINE[case]) == set()
