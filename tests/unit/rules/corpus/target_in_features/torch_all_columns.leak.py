import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

w = pd.read_csv("banknote.csv", names=["var", "skew", "kurt", "entropy", "fake"])
X = torch.tensor(w.values, dtype=torch.float32)
y = torch.tensor(w["fake"].values, dtype=torch.float32)
train, test = random_split(TensorDataset(X, y), [0.8, 0.2], generator=torch.Generator().manual_seed(1))
f = nn.Sequential(nn.Linear(X.shape[1], 8), nn.ReLU(), nn.Linear(8, 1), nn.Flatten(0))
opt = torch.optim.SGD(f.parameters(), 0.05)
for _ in range(20):
    for a, b in DataLoader(train, 32, shuffle=True):
        opt.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(f(a), b).backward()
        opt.step()
a, b = test[:]
print(((f(a) > 0) == b).float().mean().item())
