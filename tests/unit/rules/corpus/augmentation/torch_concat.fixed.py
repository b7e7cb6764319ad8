import lightning as L
import torch
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, random_split
from torchvision import datasets, transforms

plain = transforms.Compose([transforms.Resize((128, 128)), transforms.ToTensor()])
strong = transforms.Compose([
    transforms.Resize((128, 128)),
    transforms.RandomHorizontalFlip(p=1.0),
    transforms.ColorJitter(0.3, 0.3),
    transforms.ToTensor(),
])
base = datasets.ImageFolder("mushrooms", transform=plain)
extra = datasets.ImageFolder("mushrooms", transform=strong)
perm = torch.randperm(len(base), generator=torch.Generator().manual_seed(0)).tolist()
n_test = len(base) // 5
test_set = torch.utils.data.Subset(base, perm[:n_test])
train_set = ConcatDataset([torch.utils.data.Subset(d, perm[n_test:]) for d in (base, extra)])


class Net(L.LightningModule):
    def __init__(self, n_classes):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 16, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(256, n_classes))

    def training_step(self, batch, _):
        x, y = batch
        return nn.functional.cross_entropy(self.body(x), y)

    def test_step(self, batch, _):
        x, y = batch
        self.log("test_acc", (self.body(x).argmax(1) == y).float().mean())

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 1e-3)


trainer = L.Trainer(max_epochs=10)
net = Net(len(base.classes))
trainer.fit(net, DataLoader(train_set, 32, shuffle=True))
trainer.test(net, DataLoader(test_set, 64))
