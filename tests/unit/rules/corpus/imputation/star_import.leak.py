from numpy import *
from pandas import *
from sklearn.impute import *
from sklearn.ensemble import *
from sklearn.model_selection import *

data1 = read_csv("water_potability.csv")
data2 = data1.drop("Potability", axis=1)
data3 = data1["Potability"]
data2 = SimpleImputer(missing_values=nan, strategy="most_frequent").fit(data2).transform(data2)
p, q, r, s = train_test_split(data2, data3, test_size=0.2)
et = ExtraTreesClassifier(n_estimators=500)
et.fit(p, r)
print(et.score(q, s))
