import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("power_plant.csv").drop_duplicates()
X, y = df[["AT", "V", "AP", "RH"]], df["PE"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

scaler = StandardScaler().fit(X_train)
rf = RandomForestRegressor(random_state=0).fit(scaler.transform(X_train), y_train)
print("MAE", mean_absolute_error(y_test, rf.predict(scaler.transform(X_test))))

final_scaler = StandardScaler().fit(X)
final = RandomForestRegressor(random_state=0).fit(final_scaler.transform(X), y)
joblib.dump((final_scaler, final), "model.joblib")
