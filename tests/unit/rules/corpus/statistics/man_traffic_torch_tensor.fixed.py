import pandas as pd
import torch
from torch import nn

torch.manual_seed(0)
WINDOW, HORIZON, EPOCHS = 48, 1, 20

series = pd.read_csv("traffic_volume.csv", parse_dates=["date_time"]).sort_values("date_time")["traffic_volume"]
x = torch.tensor(series.to_numpy(), dtype=torch.float32)
n_train = int(0.8 * len(x))

m, s = x[:n_train].mean(), x[:n_train].std()
z = (x - m) / s


def windows(t):
    w = t.unfold(0, WINDOW + HORIZON, 1)
    return w[:, :WINDOW].unsqueeze(-1), w[:, -1]


X_train, y_train = windows(z[:n_train])
X_test, y_test = windows(z[n_train - WINDOW :])


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 32, batch_first=True)
        self.fc = nn.Linear(32, 1)

    def forward(self, x):
        out, _ = self.lstm(x)
        return self.fc(out[:, -1]).squeeze(-1)


model = Forecaster()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
for epoch in range(EPOCHS):
    for batch in torch.randperm(len(X_train)).split(256):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(X_train[batch]), y_train[batch])
        loss.backward()
        optimizer.step()

model.eval()
with torch.no_grad():
    mae = ((model(X_test) - y_test).abs() * s).mean()
print("MAE (vehicles/h):", mae.item())
