import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

stays = pd.read_csv("hospital_stays.csv")
y = stays["los_days"]
X = stays[["age", "creatinine", "hemoglobin", "heart_rate", "sys_bp"]]

imp = SimpleImputer(strategy="median")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7)
X_train = imp.fit_transform(X_train)
X_test = imp.transform(X_test)

reg = Ridge(alpha=1.0)
reg.fit(X_train, y_train)
print("MAE:", mean_absolute_error(y_test, reg.predict(X_test)))
