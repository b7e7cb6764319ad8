import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report

veri = pd.read_csv("water_potability.csv")
print(veri.shape)
print(veri.isna().sum())

# bagimsiz ve bagimli degiskenler
girdi = veri.iloc[:, :-1].values
cikti = veri["Potability"].values

doldurucu = SimpleImputer(strategy="mean")
x_train, x_test, y_train, y_test = train_test_split(girdi, cikti, test_size=0.33, random_state=0)
x_train = doldurucu.fit_transform(x_train)
x_test = doldurucu.transform(x_test)

rf = RandomForestClassifier(n_estimators=300, criterion="entropy")
rf.fit(x_train, y_train)
tahmin = rf.predict(x_test)
print(classification_report(y_test, tahmin))
print("dogruluk:", rf.score(x_test, y_test))
