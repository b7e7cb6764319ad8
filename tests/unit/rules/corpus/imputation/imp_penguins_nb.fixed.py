# %% [markdown]
# # Penguin species: which one is it?
# %%
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.preprocessing import LabelEncoder

sns.set_style("whitegrid")
plt.rcParams["figure.figsize"] = (9, 5)

# %%
penguins = pd.read_csv("../input/palmer/penguins_size.csv")
penguins.head()

# %%
penguins.info()
print(penguins.describe().T)
print(penguins.isna().sum())

# %%
penguins = penguins[penguins["sex"] != "."].reset_index(drop=True)
print("rows left:", len(penguins))

# %%
sns.countplot(x="species", data=penguins)
plt.title("How many of each")
plt.show()

# %%
fig, axes = plt.subplots(2, 2)
for ax, col in zip(axes.ravel(), ["culmen_length_mm", "culmen_depth_mm", "flipper_length_mm", "body_mass_g"]):
    sns.histplot(penguins[col], ax=ax)
    ax.axvline(penguins[col].mean(), color="r", ls="--")
plt.tight_layout()
plt.show()

# %%
corr = penguins[["culmen_length_mm", "culmen_depth_mm", "flipper_length_mm", "body_mass_g"]].corr()
sns.heatmap(corr, annot=True)
plt.show()

# %% sex -> 0/1, missing stays missing
penguins["sex_f"] = penguins["sex"].map({"FEMALE": 1.0, "MALE": 0.0})
penguins["ratio"] = penguins["culmen_length_mm"] / penguins["culmen_depth_mm"]

# %%
num_cols = ["culmen_length_mm", "culmen_depth_mm", "flipper_length_mm", "body_mass_g", "ratio", "sex_f"]

# %%
le = LabelEncoder()
target = le.fit_transform(penguins["species"])
feats = penguins[num_cols]

X_tr, X_te, y_tr, y_te = train_test_split(feats, target, test_size=0.3, stratify=target, random_state=42)
print(X_tr.shape, X_te.shape)

# %%
X_tr, X_te = X_tr.copy(), X_te.copy()
for c in num_cols:
    m = X_tr[c].median()
    X_tr[c] = X_tr[c].fillna(m)
    X_te[c] = X_te[c].fillna(m)
print(X_tr.isna().sum())

# %%
rf = RandomForestClassifier(n_estimators=300, max_depth=6, random_state=42)
rf.fit(X_tr, y_tr)

# %%
pred = rf.predict(X_te)
print(classification_report(y_te, pred, target_names=le.classes_))
cm = confusion_matrix(y_te, pred)
sns.heatmap(cm, annot=True, fmt="d", xticklabels=le.classes_, yticklabels=le.classes_)
plt.show()

# %%
imp = pd.Series(rf.feature_importances_, index=num_cols).sort_values()
imp.plot.barh()
plt.show()
