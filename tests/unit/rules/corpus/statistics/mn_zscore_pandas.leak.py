import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

bc = pd.read_csv("wdbc.csv")
diag = (bc["diagnosis"] == "M").astype(int)
cells = bc.drop(columns=["id", "diagnosis"])

cells = (cells - cells.mean()) / cells.std()
c_train, c_test, d_train, d_test = train_test_split(cells, diag, test_size=0.2, random_state=42)
print(LogisticRegression(max_iter=1000).fit(c_train, d_train).score(c_test, d_test))
