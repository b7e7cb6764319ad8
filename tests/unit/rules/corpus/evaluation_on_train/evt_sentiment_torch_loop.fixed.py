import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(11)
device = "cuda" if torch.cuda.is_available() else "cpu"

emb_tr, lab_tr = torch.load("embeddings_train.pt")
emb_te, lab_te = torch.load("embeddings_test.pt")
loaders = {
    "train": DataLoader(TensorDataset(emb_tr, lab_tr), batch_size=64, shuffle=True),
    "test": DataLoader(TensorDataset(emb_te, lab_te), batch_size=256),
}


class Head(nn.Module):
    def __init__(self, d=768, h=128, n=3):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(d, h), nn.GELU(), nn.Dropout(0.2), nn.Linear(h, n))

    def forward(self, x):
        return self.seq(x)


def train_one_epoch(net, opt):
    net.train()
    for x, y in loaders["train"]:
        x, y = x.to(device), y.to(device)
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        opt.step()


@torch.no_grad()
def accuracy(net, loader):
    net.eval()
    good = total = 0
    for x, y in loader:
        good += (net(x.to(device)).argmax(1).cpu() == y).sum().item()
        total += len(y)
    return good / total


net = Head().to(device)
opt = torch.optim.AdamW(net.parameters(), lr=5e-4)
for epoch in range(10):
    train_one_epoch(net, opt)

print("accuracy of the classifier:", accuracy(net, loaders["test"]))
