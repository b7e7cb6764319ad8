import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import TargetEncoder

adult = pd.read_csv("adult.csv")
y = adult.pop("income") == ">50K"
cats = adult.select_dtypes("object")
print(cross_val_score(make_pipeline(TargetEncoder(), LogisticRegression()), cats, y, cv=5))
