import joblib
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("concrete.csv")
X, y = df.drop(columns="strength"), df["strength"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
pipe = make_pipeline(SimpleImputer(), StandardScaler(), Ridge())
pipe.fit(X_train, y_train)
print("test MAE:", mean_absolute_error(y_test, pipe.predict(X_test)))

# refit on everything for deployment
pipe.fit(X, y)
joblib.dump(pipe, "model.joblib")
