import pandas as pd
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn, optim

torch.manual_seed(17)
device = "cuda" if torch.cuda.is_available() else "cpu"
ships = pd.read_csv("ship_fuel.csv")
x_np = ships[["speed", "draft", "wave", "wind", "trim"]].values.astype("float32")
y_np = ships[["fuel"]].values.astype("float32")

norm = StandardScaler()
x_np = norm.fit_transform(x_np)
x_tr, x_te, y_tr, y_te = train_test_split(x_np, y_np, test_size=0.2, random_state=17)
x_tr, x_te, y_tr, y_te = (torch.tensor(v, device=device) for v in (x_tr, x_te, y_tr, y_te))

mlp = nn.Sequential(nn.Linear(5, 64), nn.GELU(), nn.Linear(64, 64), nn.GELU(), nn.Linear(64, 1)).to(device)
adam = optim.AdamW(mlp.parameters(), lr=3e-3, weight_decay=1e-4)
for step in range(500):
    adam.zero_grad()
    loss = nn.functional.l1_loss(mlp(x_tr), y_tr)
    loss.backward()
    adam.step()
    if step % 100 == 0:
        print(step, loss.item())

mlp.eval()
with torch.inference_mode():
    print("test MAE", nn.functional.l1_loss(mlp(x_te), y_te).item())
