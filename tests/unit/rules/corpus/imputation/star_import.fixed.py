from numpy import *
from pandas import *
from sklearn.impute import *
from sklearn.ensemble import *
from sklearn.model_selection import *

data1 = read_csv("water_potability.csv")
data2 = data1.drop("Potability", axis=1)
data3 = data1["Potability"]
p, q, r, s = train_test_split(data2, data3, test_size=0.2)
si = SimpleImputer(missing_values=nan, strategy="most_frequent").fit(p)
p, q = si.transform(p), si.transform(q)
et = ExtraTreesClassifier(n_estimators=500)
et.fit(p, r)
print(et.score(q, s))
