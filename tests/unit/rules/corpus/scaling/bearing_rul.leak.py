import numpy as np
import torch
from sklearn.preprocessing import MinMaxScaler
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, Dataset

CFG = {"window": 50, "stride": 5, "hidden": 48, "lr": 2e-3, "epochs": 15, "test_units": {3, 7, 11}, "seed": 1}
torch.manual_seed(CFG["seed"])


class UnitWindows(Dataset):
    def __init__(self, signal, rul):
        self.signal = torch.as_tensor(signal, dtype=torch.float32)
        self.rul = torch.as_tensor(rul, dtype=torch.float32)
        self.starts = range(0, len(rul) - CFG["window"], CFG["stride"])

    def __len__(self):
        return len(self.starts)

    def __getitem__(self, i):
        s = self.starts[i]
        return self.signal[s : s + CFG["window"]], self.rul[s + CFG["window"] - 1]


class RULNet(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.rnn = nn.GRU(n_in, CFG["hidden"], batch_first=True)
        self.fc = nn.Linear(CFG["hidden"], 1)

    def forward(self, x):
        return self.fc(self.rnn(x)[1][-1]).squeeze(-1)


runs = np.load("bearings.npz", allow_pickle=True)
units = {int(k): runs[k].item() for k in runs.files}
train_units = [u for u in units if u not in CFG["test_units"]]

scaler = MinMaxScaler()
scaler.fit(np.vstack([units[u]["signal"] for u in units]))


def windows(ids):
    return ConcatDataset([UnitWindows(scaler.transform(units[u]["signal"]), units[u]["rul"]) for u in ids])


train_loader = DataLoader(windows(train_units), batch_size=64, shuffle=True)
test_loader = DataLoader(windows(sorted(CFG["test_units"])), batch_size=256)

net = RULNet(units[train_units[0]]["signal"].shape[1])
opt = torch.optim.Adam(net.parameters(), lr=CFG["lr"])
for _ in range(CFG["epochs"]):
    for x, r in train_loader:
        loss = nn.functional.huber_loss(net(x), r)
        opt.zero_grad(); loss.backward(); opt.step()

net.eval()
with torch.no_grad():
    err = torch.cat([(net(x) - r) ** 2 for x, r in test_loader])
print("RMSE", err.mean().sqrt().item())
