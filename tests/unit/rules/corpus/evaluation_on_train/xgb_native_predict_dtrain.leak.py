import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.model_selection import train_test_split

dia = pd.read_csv("diamonds.csv").select_dtypes("number")
tr, te = train_test_split(dia, test_size=0.25, random_state=4)
dtrain = xgb.DMatrix(tr.drop(columns="price"), label=tr["price"])
dtest = xgb.DMatrix(te.drop(columns="price"), label=te["price"])
bst = xgb.train({"max_depth": 9, "eta": 0.2}, dtrain, num_boost_round=300)
err = bst.predict(dtrain) - dtrain.get_label()
print("rmse", np.sqrt(np.mean(err**2)))
