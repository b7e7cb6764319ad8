# Schlaganfall-Risiko, einfache Version
# Quelle: healthcare-dataset-stroke-data.csv
import pandas as pd
from sklearn.utils import resample, shuffle
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import recall_score, f1_score, roc_auc_score

daten = pd.read_csv('healthcare-dataset-stroke-data.csv')
daten = daten.drop('id', axis=1)
daten = daten[daten['gender'] != 'Other']          # nur eine Zeile
daten['bmi_fehlt'] = daten['bmi'].isna().astype(int)
daten['bmi'] = daten['bmi'].fillna(-1)
daten['gender'] = daten['gender'].map({'Male': 0, 'Female': 1})
daten['ever_married'] = daten['ever_married'].map({'No': 0, 'Yes': 1})
daten['Residence_type'] = daten['Residence_type'].map({'Rural': 0, 'Urban': 1})
daten['raucher'] = daten['smoking_status'].eq('smokes').astype(int)
daten = daten.drop(['smoking_status', 'work_type'], axis=1)

print(daten['stroke'].value_counts())


def ausgleichen(d):
    """Minderheitsklasse mit Zuruecklegen ziehen, bis beide gleich gross sind."""
    krank = d[d['stroke'] == 1]
    gesund = d[d['stroke'] == 0]
    krank_mehr = resample(krank, replace=True, n_samples=len(gesund), random_state=1)
    return pd.concat([gesund, krank_mehr])


daten = shuffle(ausgleichen(daten), random_state=1).reset_index(drop=True)
grenze = int(len(daten) * 0.8)
training = daten.iloc[:grenze]
test = daten.iloc[grenze:]

merkmale = [c for c in daten.columns if c != 'stroke']
baum = DecisionTreeClassifier(max_depth=None, min_samples_leaf=2, random_state=1)
baum.fit(training[merkmale], training['stroke'])

vorhersage = baum.predict(test[merkmale])
print('Recall :', recall_score(test['stroke'], vorhersage))
print('F1     :', f1_score(test['stroke'], vorhersage))
print('AUC    :', roc_auc_score(test['stroke'], baum.predict_proba(test[merkmale])[:, 1]))

wichtig = pd.Series(baum.feature_importances_, index=merkmale).sort_values(ascending=False)
print(wichtig)
