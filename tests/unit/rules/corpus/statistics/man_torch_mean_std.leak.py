import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(55)
bundle = torch.load("cells.pt")
images = bundle["images"].float()          # (N, 1, 32, 32)
stage = bundle["stage"].long()
perm = torch.randperm(len(images))
tr, te = perm[1000:], perm[:1000]

mean, std = images.mean(), images.std()
images = (images - mean) / std


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 12, 3, padding=1)
        self.c2 = nn.Conv2d(12, 24, 3, padding=1)
        self.fc = nn.Linear(24 * 8 * 8, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.fc(x.flatten(1))


net = Net()
opt = torch.optim.Adam(net.parameters())
for epoch in range(8):
    for idx in tr[torch.randperm(len(tr))].split(64):
        opt.zero_grad()
        F.cross_entropy(net(images[idx]), stage[idx]).backward()
        opt.step()

net.eval()
with torch.no_grad():
    acc = (net(images[te]).argmax(1) == stage[te]).float().mean()
print("test accuracy", acc.item())
