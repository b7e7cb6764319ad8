import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

hp = {"seed": 123, "sigma": 0.02, "copies": 3, "batch": 256, "epochs": 12, "lr": 1e-3}
g = torch.Generator().manual_seed(hp["seed"])
torch.manual_seed(hp["seed"])


def noisy(x, y):
    xs = [x] + [x + hp["sigma"] * torch.randn(x.shape, generator=g) for _ in range(hp["copies"])]
    return torch.cat(xs), y.repeat(hp["copies"] + 1)


class HARNet(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(channels, 64, 7, padding=3), nn.ReLU(), nn.MaxPool1d(2),
            nn.Conv1d(64, 128, 5, padding=2), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten(),
        )
        self.head = nn.Linear(128, classes)

    def forward(self, x):
        return self.head(self.body(x))


x, y = torch.load("har_recordings.pt")
full = TensorDataset(x, y)
n = int(0.85 * len(full))
train_ds, test_ds = random_split(full, [n, len(full) - n], generator=g)
train_ds = TensorDataset(*noisy(*train_ds[:]))

model = HARNet(x.shape[1], int(y.max()) + 1)
opt = torch.optim.Adam(model.parameters(), lr=hp["lr"])
for e in range(hp["epochs"]):
    model.train()
    for xb, yb in DataLoader(train_ds, hp["batch"], shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        opt.step()


@torch.no_grad()
def accuracy(ds):
    model.eval()
    return sum((model(a).argmax(1) == b).sum().item() for a, b in DataLoader(ds, 1024)) / len(ds)


print(f"test accuracy {accuracy(test_ds):.4f}")
