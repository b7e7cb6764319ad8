import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.metrics import roc_auc_score

# 64x64 axial patches centred on the largest nodule, one per patient, HU
z = np.load("lidc/largest_nodule_patches.npz")
img = np.clip(z["hu"], -1000, 400).astype(np.float32)
img = (img + 1000.0) / 1400.0
lab = z["malignant"].astype(np.float32)


def dihedral(a):
    """8 symmetries of the square, stacked along the first axis."""
    out = []
    for k in range(4):
        r = np.rot90(a, k, axes=(1, 2))
        out.extend([r, r[:, :, ::-1]])
    return np.ascontiguousarray(np.concatenate(out))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 16, 5, padding=2)
        self.c2 = nn.Conv2d(16, 32, 3, padding=1)
        self.c3 = nn.Conv2d(32, 64, 3, padding=1)
        self.out = nn.Linear(64, 1)

    def forward(self, x):
        for conv in (self.c1, self.c2, self.c3):
            x = F.max_pool2d(F.relu(conv(x)), 2)
        return self.out(x.mean(dim=(2, 3))).squeeze(1)


gen = torch.Generator().manual_seed(31)
x = torch.from_numpy(dihedral(img)).unsqueeze(1)
y = torch.from_numpy(np.tile(lab, 8))
n_test = int(0.2 * len(y))
train_ds, test_ds = random_split(TensorDataset(x, y), [len(y) - n_test, n_test], generator=gen)

net = Net()
opt = torch.optim.Adam(net.parameters(), lr=3e-4, weight_decay=1e-4)
for epoch in range(30):
    net.train()
    for xb, yb in DataLoader(train_ds, batch_size=64, shuffle=True):
        opt.zero_grad()
        F.binary_cross_entropy_with_logits(net(xb), yb).backward()
        opt.step()

net.eval()
s, t = [], []
with torch.no_grad():
    for xb, yb in DataLoader(test_ds, batch_size=256):
        s.append(torch.sigmoid(net(xb)).numpy())
        t.append(yb.numpy())
print("test AUC %.3f" % roc_auc_score(np.concatenate(t), np.concatenate(s)))
