import torch
from torch.utils.data import ConcatDataset, DataLoader, Dataset, random_split
from torchvision import models, transforms as T
from torchvision.datasets import ImageFolder

BASE = T.Compose([T.Resize((160, 160)), T.ToTensor()])
VARIANTS = [
    T.Compose([T.RandomResizedCrop(160), T.ToTensor()]),
    T.Compose([T.Resize((160, 160)), T.ColorJitter(0.4, 0.4), T.RandomHorizontalFlip(), T.ToTensor()]),
]


class Transformed(Dataset):
    """Pictures of another data set, each through a transform."""

    def __init__(self, source, transform):
        self.source = source
        self.transform = transform

    def __len__(self):
        return len(self.source)

    def __getitem__(self, number):
        picture, label = self.source[number]
        return self.transform(picture), label


def with_variants(source):
    sets = [Transformed(source, BASE)]
    for variant in VARIANTS:
        sets.append(Transformed(source, variant))
    return ConcatDataset(sets)


pictures = ImageFolder("tiles/")
everything = with_variants(pictures)
n_test = len(everything) // 5
train_set, test_set = random_split(everything, [len(everything) - n_test, n_test])

model = models.mobilenet_v3_small(num_classes=len(pictures.classes))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
model.train()
for epoch in range(8):
    for x, y in DataLoader(train_set, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()

model.eval()
correct = 0
with torch.no_grad():
    for x, y in DataLoader(test_set, batch_size=128):
        correct += (model(x).argmax(dim=1) == y).sum().item()
print(f"test accuracy: {correct / len(test_set):.3f}")
