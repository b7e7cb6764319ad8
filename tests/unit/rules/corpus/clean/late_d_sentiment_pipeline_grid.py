import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC
from sklearn.pipeline import Pipeline
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.metrics import classification_report

df = pd.read_csv('IMDB Dataset.csv')
df['review'] = df['review'].str.replace('<br />', ' ', regex=False).str.lower()
X_train, X_test, y_train, y_test = train_test_split(df['review'], df['sentiment'], test_size=0.2, random_state=0)
pipe = Pipeline([('tfidf', TfidfVectorizer(stop_words='english')), ('svc', LinearSVC())])
grid = GridSearchCV(pipe, {'tfidf__ngram_range': [(1, 1), (1, 2)], 'svc__C': [0.1, 1]}, cv=3, n_jobs=-1)
grid.fit(X_train, y_train)
print(grid.best_params_, grid.best_score_)
print(classification_report(y_test, grid.predict(X_test)))
