import torch
import torch.nn.functional as F
from torch.utils.data import ConcatDataset, DataLoader, Dataset, random_split
from torchvision.models import resnet18

torch.manual_seed(9)


class Wafer(Dataset):
    def __init__(self, path="wafer_maps.pt"):
        self.maps, self.kind = torch.load(path)

    def __len__(self):
        return len(self.kind)

    def __getitem__(self, i):
        return self.maps[i].float().expand(3, -1, -1), self.kind[i]


class Rotated(Dataset):
    """The same items, turned by k quarter turns."""

    def __init__(self, base, k):
        self.base, self.k = base, k

    def __len__(self):
        return len(self.base)

    def __getitem__(self, i):
        x, y = self.base[i]
        return torch.rot90(x, self.k, dims=(1, 2)), y


ds = Wafer()
ds = ConcatDataset([ds] + [Rotated(ds, k) for k in (1, 2, 3)])
n_train = int(len(ds) * 0.8)
train_ds, test_ds = random_split(ds, [n_train, len(ds) - n_train], generator=torch.Generator().manual_seed(9))

net = resnet18(num_classes=9)
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(5):
    net.train()
    for x, y in DataLoader(train_ds, 64, shuffle=True):
        opt.zero_grad()
        F.cross_entropy(net(x), y).backward()
        opt.step()

net.eval()
with torch.no_grad():
    correct = sum((net(x).argmax(1) == y).sum().item() for x, y in DataLoader(test_ds, 128))
print(f"accuracy on {len(test_ds)} wafers: {correct / len(test_ds):.3f}")
