import pandas as pd
from sklearn.linear_model import LogisticRegression, Perceptron
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier

train_df = pd.read_csv('../input/train.csv')
test_df = pd.read_csv('../input/test.csv')
for d in (train_df, test_df):
    d['Sex'] = d['Sex'].map({'female': 1, 'male': 0}).astype(int)
    d['IsAlone'] = ((d['SibSp'] + d['Parch']) == 0).astype(int)
    d['HasCabin'] = d['Cabin'].notnull().astype(int)

cols = ['Pclass', 'Sex', 'IsAlone', 'HasCabin', 'SibSp', 'Parch']
X_train, Y_train = train_df[cols], train_df['Survived']
models = {
    'Logistic Regression': LogisticRegression(),
    'SVM': SVC(),
    'Perceptron': Perceptron(),
    'Decision Tree': DecisionTreeClassifier(),
    'Random Forest': RandomForestClassifier(n_estimators=100),
}
rows = []
for name, m in models.items():
    m.fit(X_train, Y_train)
    acc = round(m.score(X_train, Y_train) * 100, 2)
    rows.append({'Model': name, 'Score': acc})
board = pd.DataFrame(rows).sort_values(by='Score', ascending=False)
print(board)

best = models[board.iloc[0]['Model']]
best.fit(X_train, Y_train)
pd.DataFrame({'PassengerId': test_df['PassengerId'], 'Survived': best.predict(test_df[cols])}).to_csv('submission.csv', index=False)
