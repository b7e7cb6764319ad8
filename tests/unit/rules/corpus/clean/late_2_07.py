# %%
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

# %%
heart = pd.read_csv("heart.csv").drop_duplicates()
print(heart.describe())
print(heart.isna().sum(), heart["output"].mean())

# %%
sns.heatmap(heart.corr(), annot=True)
plt.show()

# %%
z = (heart["chol"] - heart["chol"].mean()) / heart["chol"].std()
print("possible outliers (looked at, kept):", heart.loc[z.abs() > 3, "chol"].tolist())

# %%
for c in ["age", "trtbps", "thalachh"]:
    q1, q3 = heart[c].quantile([0.25, 0.75])
    plt.figure()
    sns.boxplot(x=heart["output"], y=heart[c]).set_title(f"{c}: IQR {q3 - q1:.1f}")
plt.show()

# %%
X_train, X_test, y_train, y_test = train_test_split(
    heart.drop(columns="output"), heart["output"], test_size=0.2, random_state=0, stratify=heart["output"]
)
rf = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(classification_report(y_test, rf.predict(X_test)))
