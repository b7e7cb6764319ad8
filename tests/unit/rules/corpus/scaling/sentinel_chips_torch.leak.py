import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset

CFG = dict(
    chips="s2/chips_13band.npy",      # N x 13 x 64 x 64, uint16 L1C counts
    labels="s2/landcover.npy",
    granule="s2/granule_id.npy",
    test_granules=["T32TQM", "T33UUP", "T31UFS"],
    n_classes=10,
    epochs=25,
    bs=128,
    lr=1e-3,
)


class ChipSet(Dataset):
    def __init__(self, x, y):
        x = x.astype(np.float32)
        self.mu = x.mean(axis=(0, 2, 3), keepdims=True)
        self.sd = x.std(axis=(0, 2, 3), keepdims=True) + 1e-6
        self.x = torch.from_numpy((x - self.mu) / self.sd)
        self.y = torch.from_numpy(y.astype(np.int64))

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def block(cin, cout):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(), nn.MaxPool2d(2))


torch.manual_seed(0)
dev = "cuda" if torch.cuda.is_available() else "cpu"
x = np.load(CFG["chips"])
y = np.load(CFG["labels"])
granule = np.load(CFG["granule"], allow_pickle=True)

# whole granules are held out, neighbouring chips look alike
is_test = np.isin(granule, CFG["test_granules"])
tr, te = np.flatnonzero(~is_test), np.flatnonzero(is_test)

full = ChipSet(x, y)
train_dl = DataLoader(Subset(full, tr), batch_size=CFG["bs"], shuffle=True)
test_dl = DataLoader(Subset(full, te), batch_size=CFG["bs"])

net = nn.Sequential(
    block(13, 32), block(32, 64), block(64, 128),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, CFG["n_classes"]),
).to(dev)
opt = torch.optim.AdamW(net.parameters(), lr=CFG["lr"])
lossf = nn.CrossEntropyLoss()

for ep in range(CFG["epochs"]):
    net.train()
    run = 0.0
    for xb, yb in train_dl:
        xb, yb = xb.to(dev), yb.to(dev)
        opt.zero_grad()
        loss = lossf(net(xb), yb)
        loss.backward()
        opt.step()
        run += loss.item() * len(yb)
    print(f"epoch {ep + 1:02d} train loss {run / len(tr):.4f}")

net.eval()
conf = np.zeros((CFG["n_classes"], CFG["n_classes"]), dtype=int)
with torch.no_grad():
    for xb, yb in test_dl:
        pb = net(xb.to(dev)).argmax(1).cpu().numpy()
        np.add.at(conf, (yb.numpy(), pb), 1)
print(conf)
print("overall accuracy: %.3f" % (np.trace(conf) / conf.sum()))
