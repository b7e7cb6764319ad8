import torch
import torchvision
import torchvision.transforms as T
from torch import nn, optim
from torch.utils.data import DataLoader

torch.manual_seed(0)
args = dict(bs=128, lr=0.05, epochs=20, wd=5e-4)
dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")

norm = T.Normalize((0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616))
tf_train = T.Compose([T.RandomCrop(32, 4), T.RandomHorizontalFlip(), T.ToTensor(), norm])
tf_test = T.Compose([T.ToTensor(), norm])
train_set = torchvision.datasets.CIFAR10("data", train=True, transform=tf_train, download=True)
test_set = torchvision.datasets.CIFAR10("data", train=False, transform=tf_test, download=True)
train_loader = DataLoader(train_set, args["bs"], shuffle=True, num_workers=2)
test_loader = DataLoader(test_set, 512, num_workers=2)

net = torchvision.models.resnet18(num_classes=10).to(dev)
opt = optim.SGD(net.parameters(), lr=args["lr"], momentum=0.9, weight_decay=args["wd"])
sched = optim.lr_scheduler.CosineAnnealingLR(opt, args["epochs"])


def accuracy(model, loader):
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for x, y in loader:
            pred = model(x.to(dev)).argmax(1).cpu()
            correct += (pred == y).sum().item()
            total += y.numel()
    return correct / total


for epoch in range(args["epochs"]):
    net.train()
    for x, y in train_loader:
        x, y = x.to(dev), y.to(dev)
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y, label_smoothing=0.1)
        loss.backward()
        opt.step()
    sched.step()

final = accuracy(net, test_loader)
print(f"final accuracy: {100 * final:.2f}%")
torch.save({"net": net.state_dict(), "acc": final}, "resnet18_cifar10.pt")
