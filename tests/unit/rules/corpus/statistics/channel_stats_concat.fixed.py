import lightning as L
import torch
import torchmetrics
from torch.utils.data import ConcatDataset, DataLoader
from torchvision import transforms as T
from torchvision.datasets import SVHN
from torchvision.models import mobilenet_v3_small

raw_tr = SVHN("data", split="train", transform=T.ToTensor())
raw_te = SVHN("data", split="test", transform=T.ToTensor())


def moments(ds):
    s = q = torch.zeros(3)
    n = 0
    for x, _ in DataLoader(ds, 512, num_workers=8):
        s = s + x.sum((0, 2, 3))
        q = q + (x ** 2).sum((0, 2, 3))
        n += x.numel() // 3
    mu = s / n
    return mu, (q / n - mu ** 2).sqrt()


mu, sd = moments(raw_tr)
norm = T.Compose([T.ToTensor(), T.Normalize(mu.tolist(), sd.tolist())])
raw_tr.transform = T.Compose([T.RandomCrop(32, 4), norm])
raw_te.transform = norm


class Digit(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = mobilenet_v3_small(num_classes=10)
        self.acc = torchmetrics.Accuracy("multiclass", num_classes=10)

    def training_step(self, b, i):
        return torch.nn.functional.cross_entropy(self.net(b[0]), b[1])

    def test_step(self, b, i):
        self.acc(self.net(b[0]), b[1])
        self.log("test_acc", self.acc, on_epoch=True)

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), 1e-3)


m = Digit()
tr = L.Trainer(max_epochs=8, precision="16-mixed")
tr.fit(m, DataLoader(raw_tr, 128, shuffle=True, num_workers=8))
tr.test(m, DataLoader(raw_te, 512))
