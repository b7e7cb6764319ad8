import torch
import torch.nn as nn
import torchvision
import torchvision.transforms as T

mean, std = (0.4914, 0.4822, 0.4465), (0.247, 0.243, 0.261)
train_tf = T.Compose([T.RandomCrop(32, padding=4), T.RandomHorizontalFlip(), T.ToTensor(), T.Normalize(mean, std)])
test_tf = T.Compose([T.ToTensor(), T.Normalize(mean, std)])
trainset = torchvision.datasets.CIFAR10('./data', train=True, download=True, transform=train_tf)
testset = torchvision.datasets.CIFAR10('./data', train=False, download=True, transform=test_tf)
trainloader = torch.utils.data.DataLoader(trainset, batch_size=128, shuffle=True)
testloader = torch.utils.data.DataLoader(testset, batch_size=256)
net = torchvision.models.resnet18(num_classes=10)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 30)
loss_fn = nn.CrossEntropyLoss()


def run_test():
    net.eval()
    ok = n = 0
    with torch.no_grad():
        for x, y in testloader:
            ok += (net(x).argmax(1) == y).sum().item()
            n += y.numel()
    return ok / n


for epoch in range(30):
    net.train()
    train_ok = 0
    for x, y in trainloader:
        opt.zero_grad()
        out = net(x)
        loss = loss_fn(out, y)
        loss.backward()
        opt.step()
        train_ok += (out.argmax(1) == y).sum().item()
    sched.step()
    print(epoch, 'train acc', train_ok / len(trainset))
print('test acc', run_test())
