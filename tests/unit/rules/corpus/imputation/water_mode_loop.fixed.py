# Water potability + pump status
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import classification_report, confusion_matrix

water = pd.read_csv("/kaggle/input/water-potability/water_potability.csv")
print(water.describe().T)
features = ['ph', 'Hardness', 'Solids', 'Chloramines', 'Sulfate', 'Trihalomethanes', 'Turbidity']

tr, te = train_test_split(water, test_size=0.2, stratify=water['Potability'], random_state=3)
tr, te = tr.copy(), te.copy()
for c in features:
    avg = tr[c].mean()
    tr[c] = tr[c].fillna(avg)
    te[c] = te[c].fillna(avg)

knn = KNeighborsClassifier(n_neighbors=11)
knn.fit(tr[features], tr['Potability'])
pred = knn.predict(te[features])
print(confusion_matrix(te['Potability'], pred))
print(classification_report(te['Potability'], pred))
