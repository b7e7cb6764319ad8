import numpy as np
import pandas as pd
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupShuffleSplit, train_test_split
from torch.utils.data import DataLoader, Dataset

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
EPOCHS = 15

# one row a heartbeat, some 2000 heartbeats of each of 48 patients
beats = pd.read_csv("mitbih_beats.csv")
patient = beats.pop("patient_id")
labels = beats.pop("label").to_numpy()
signals = beats.to_numpy(dtype="float32")
print(signals.shape, patient.nunique())


class Beats(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return torch.from_numpy(self.x[i][None]), int(self.y[i])


class Net(nn.Module):
    def __init__(self, n_classes=5):
        super().__init__()
        self.c1 = nn.Conv1d(1, 32, 5, padding=2)
        self.c2 = nn.Conv1d(32, 32, 5, padding=2)
        self.c3 = nn.Conv1d(32, 64, 5, padding=2)
        self.out = nn.Linear(64, n_classes)

    def forward(self, x):
        x = F.max_pool1d(F.relu(self.c1(x)), 2)
        x = F.max_pool1d(F.relu(self.c2(x)), 2)
        x = F.relu(self.c3(x)).mean(-1)
        return self.out(x)


gss = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=0)
train_i, test_i = next(gss.split(signals, labels, groups=patient))
train_dl = DataLoader(Beats(signals[train_i], labels[train_i]), batch_size=256, shuffle=True)
test_dl = DataLoader(Beats(signals[test_i], labels[test_i]), batch_size=1024)

net = Net().to(DEVICE)
opt = torch.optim.AdamW(net.parameters(), lr=2e-3)
for epoch in range(EPOCHS):
    net.train()
    total = 0.0
    for xb, yb in train_dl:
        xb, yb = xb.to(DEVICE), yb.to(DEVICE)
        opt.zero_grad()
        loss = F.cross_entropy(net(xb), yb)
        loss.backward()
        opt.step()
        total += loss.item() * len(yb)
    print(epoch, total / len(train_i))

net.eval()
preds, truth = [], []
with torch.no_grad():
    for xb, yb in test_dl:
        preds.append(net(xb.to(DEVICE)).argmax(1).cpu())
        truth.append(yb)
print("macro F1", f1_score(torch.cat(truth), torch.cat(preds), average="macro"))
