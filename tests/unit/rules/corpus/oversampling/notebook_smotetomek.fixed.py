# %%
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from imblearn.combine import SMOTETomek
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import RocCurveDisplay, roc_auc_score
from sklearn.model_selection import train_test_split

# %%
insure = pd.read_csv("insurance_crosssell.csv")
insure.head()

# %%
sns.histplot(insure, x="Age", hue="Response")
plt.show()
insure["Vehicle_Age"] = insure["Vehicle_Age"].map({"< 1 Year": 0, "1-2 Year": 1, "> 2 Years": 2})
insure["Vehicle_Damage"] = insure["Vehicle_Damage"].eq("Yes").astype(int)

# %%
feats = ["Age", "Driving_License", "Previously_Insured", "Vehicle_Age", "Vehicle_Damage", "Annual_Premium"]
X, y = insure[feats], insure["Response"]
y.value_counts().plot.bar()

# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=1)

# %% balance, the classes are 88:12
X_train, y_train = SMOTETomek(random_state=1).fit_resample(X_train, y_train)
gb = GradientBoostingClassifier().fit(X_train, y_train)

# %%
print(roc_auc_score(y_test, gb.predict_proba(X_test)[:, 1]))
RocCurveDisplay.from_estimator(gb, X_test, y_test)
plt.show()
