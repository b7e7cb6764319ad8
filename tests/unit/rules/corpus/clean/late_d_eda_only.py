import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt

df = pd.read_csv('StudentsPerformance.csv')
print(df.describe())
df['total'] = df[['math score', 'reading score', 'writing score']].sum(axis=1)
df['z'] = (df['total'] - df['total'].mean()) / df['total'].std()
print(df[np.abs(df['z']) > 3])
sns.heatmap(df.corr(numeric_only=True), annot=True)
plt.show()
print(df.groupby('gender')['math score'].mean())
