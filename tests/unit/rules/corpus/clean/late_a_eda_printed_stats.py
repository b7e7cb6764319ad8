# In[1]:
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier

# In[2]:
penguins = pd.read_csv("penguins_like.csv").dropna()
means = penguins.groupby("species").mean(numeric_only=True)
means

# In[3]:
z = (penguins["mass"] - penguins["mass"].mean()) / penguins["mass"].std()
print("extreme masses:", (z.abs() > 3).sum())

# In[4]:
from sklearn.preprocessing import StandardScaler
from sklearn.decomposition import PCA
numeric = penguins.select_dtypes("number")
xy = PCA(2).fit_transform(StandardScaler().fit_transform(numeric))
sns.scatterplot(x=xy[:, 0], y=xy[:, 1], hue=penguins["species"])
plt.title("for the report: the species separate in the plane")
plt.show()

# In[5]:
corr = numeric.corr()
sns.heatmap(corr, annot=True)

# In[6]:
X_train, X_test, y_train, y_test = train_test_split(numeric, penguins["species"], random_state=0)
rf = RandomForestClassifier(200, random_state=0).fit(X_train, y_train)
rf.score(X_test, y_test)
