import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(0)
raw = fetch_california_housing()
X_tr, X_te, y_tr, y_te = train_test_split(raw.data, raw.target, test_size=0.2, random_state=0)

sc = StandardScaler()
sc.fit(X_tr)
X_tr, X_te = sc.transform(X_tr), sc.transform(X_te)


class Net(nn.Module):
    def __init__(self, d: int) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.body(x).squeeze(-1)


def tensors(a, b):
    return TensorDataset(torch.tensor(a, dtype=torch.float32), torch.tensor(b, dtype=torch.float32))


loader = DataLoader(tensors(X_tr, y_tr), batch_size=128, shuffle=True)
net = Net(X_tr.shape[1])
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(30):
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        opt.step()

net.eval()
with torch.no_grad():
    xb, yb = tensors(X_te, y_te).tensors
    print("test MSE", nn.functional.mse_loss(net(xb), yb).item())
