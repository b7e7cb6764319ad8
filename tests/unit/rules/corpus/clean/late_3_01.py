# Spaceship titanic - simple submission
import pandas as pd
import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import StandardScaler
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

train = pd.read_csv('../input/spaceship-titanic/train.csv')
test = pd.read_csv('../input/spaceship-titanic/test.csv')
print(train.shape, test.shape)
train.head()

# put them together so I clean only once
full = pd.concat([train, test], ignore_index=True)
full['Deck'] = full['Cabin'].str[0]
full['Deck'] = full['Deck'].map({'A': 0, 'B': 1, 'C': 2, 'D': 3, 'E': 4, 'F': 5, 'G': 6, 'T': 7})
full['CryoSleep'] = full['CryoSleep'].map({True: 1, False: 0})
full['Spent'] = full['RoomService'].fillna(0) + full['FoodCourt'].fillna(0) + full['Spa'].fillna(0)
cols = ['Age', 'Deck', 'CryoSleep', 'Spent']

# and split back
X = full.loc[:len(train) - 1, cols]
X_sub = full.loc[len(train):, cols]
y = train['Transported'].astype(int)

model = make_pipeline(SimpleImputer(), StandardScaler(), RandomForestClassifier(random_state=0))
print('CV accuracy', cross_val_score(model, X, y, cv=5).mean())

# fit on everything for the submission
model.fit(X, y)
sub = pd.DataFrame({'PassengerId': test['PassengerId'], 'Transported': model.predict(X_sub).astype(bool)})
sub.to_csv('submission.csv', index=False)
