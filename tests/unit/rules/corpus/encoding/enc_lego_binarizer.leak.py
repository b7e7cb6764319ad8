import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelBinarizer

lego = pd.read_csv("lego_sets.csv")
price = lego["price"].to_numpy()

lb = LabelBinarizer()
themes = lb.fit_transform(lego["theme"])
tr_t, te_t, tr_n, te_n, tr_p, te_p = train_test_split(
    themes, lego[["pieces", "minifigs"]].to_numpy() / 100.0, price, test_size=0.2, random_state=0
)
model = Ridge().fit(pd.concat([pd.DataFrame(tr_t), pd.DataFrame(tr_n).add_prefix("n")], axis=1).to_numpy(), tr_p)
guess = model.predict(pd.concat([pd.DataFrame(te_t), pd.DataFrame(te_n).add_prefix("n")], axis=1).to_numpy())
print("MSE", mean_squared_error(te_p, guess))
