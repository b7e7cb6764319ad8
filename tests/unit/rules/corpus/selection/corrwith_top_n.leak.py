import polars as pl
import pandas as pd
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import train_test_split

pd_frame = pl.read_csv("blog_feedback.csv").to_pandas()
label = pd_frame["comments"]
inputs = pd_frame.drop("comments", axis="columns")
top = inputs.corrwith(label).abs().sort_values(ascending=False).head(25).index
xa, xb, ya, yb = train_test_split(inputs[top], label, test_size=0.2, random_state=6)
ridge = RidgeCV().fit(xa, ya)
print(ridge.score(xb, yb))
