import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(42)
blob = torch.load("protein_features.pt")
x, y = blob["x"].float(), blob["y"].float().unsqueeze(1)
perm = torch.randperm(len(x))
tr, te = perm[: int(0.8 * len(x))], perm[int(0.8 * len(x)):]
mean, std = x[tr].mean(0, keepdim=True), x[tr].std(0, keepdim=True)
x = (x - mean) / (std + 1e-8)

loader = DataLoader(TensorDataset(x[tr], y[tr]), batch_size=256, shuffle=True)
net = nn.Sequential(nn.Linear(x.shape[1], 128), nn.SiLU(), nn.Linear(128, 1))
opt = torch.optim.AdamW(net.parameters(), lr=3e-4, weight_decay=1e-2)
for epoch in range(30):
    for xb, yb in loader:
        loss = nn.functional.huber_loss(net(xb), yb)
        opt.zero_grad(); loss.backward(); opt.step()
net.eval()
with torch.inference_mode():
    print("test MAE", (net(x[te]) - y[te]).abs().mean().item())
