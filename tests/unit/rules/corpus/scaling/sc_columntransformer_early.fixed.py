import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler

kick = pd.read_csv("kickstarter.csv")
ct = ColumnTransformer([
    ("z", StandardScaler(), ["name_len", "backers_wk1"]),
    ("mm", MinMaxScaler(), ["goal", "duration"]),
])
won = kick["state"].eq("successful").to_numpy()
K_a, K_b, won_a, won_b, goal_a, goal_b = train_test_split(kick, won, kick["goal"], test_size=0.2, random_state=2)
M_a, M_b = ct.fit_transform(K_a), ct.transform(K_b)
p = LogisticRegression().fit(M_a, won_a).predict_proba(M_b)[:, 1]
print("Brier", brier_score_loss(won_b, p))
print("Brier, small goals", brier_score_loss(won_b[goal_b < 5000], p[goal_b < 5000]))
