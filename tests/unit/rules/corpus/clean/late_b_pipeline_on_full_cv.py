import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

df = pd.read_csv("insurance.csv")
y = df.pop("charges")
num = ["age", "bmi", "children"]
cat = ["sex", "smoker", "region"]
pre = make_column_transformer(
    (make_pipeline(SimpleImputer(), StandardScaler()), num),
    (OneHotEncoder(handle_unknown="ignore"), cat),
)
model = make_pipeline(pre, SelectKBest(f_regression, k=5), Ridge())
print(cross_val_score(model, df, y, cv=10).mean())
model.fit(df, y)
